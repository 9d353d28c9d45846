// Makes the README's last picture, sample-data/pictures/nothing.png: what the model for GIFs and pictures says of cards on which
// there is nothing to recognize, and of two frames of the sample clip.
//
//   scripts/affectj --headless -macro scripts/readme-nothing-picture.ijm

root = File.getParent(File.getParent(getInfo("macro.filepath")));
side = 180;
gap = 8;
columns = 4;
cards = newArray("red", "bars", "black", "noise", "gradient", "text", "face 6", "face 22");

function draw(card) {
    if (startsWith(card, "face")) {
        run("Open GIF Stack...", "path=[" + root + "/sample-data/party-to-tears.gif]");
        clip = getImageID();
        setSlice(parseInt(substring(card, 5)));
        run("Duplicate...", "title=[" + card + "]");
        one = getImageID();
        selectImage(clip);
        close();
        selectImage(one);
        run("Size...", "width=" + side + " height=" + side + " interpolation=Bilinear");
        return;
    }
    newImage(card, "RGB black", side, side, 1);
    if (card == "red") {
        setColor(220, 20, 20);
        fillRect(0, 0, side, side);
    }
    if (card == "bars") {
        reds = newArray(192, 192, 0, 0, 192, 192, 0);
        greens = newArray(192, 192, 192, 192, 0, 0, 0);
        blues = newArray(192, 0, 192, 0, 192, 0, 192);
        for (i = 0; i < 7; i++) {
            setColor(reds[i], greens[i], blues[i]);
            fillRect(round(i * side / 7), 0, round(side / 7) + 1, side);
        }
    }
    if (card == "noise") {
        random("seed", 1);
        for (y = 0; y < side; y++)
            for (x = 0; x < side; x++) {
                v = floor(256 * random());
                setPixel(x, y, v * 65536 + v * 256 + v);
            }
    }
    if (card == "gradient") {
        for (y = 0; y < side; y++) {
            setColor(60 + y * 0.9, 120 + y * 0.5, 230 - y * 0.4);
            fillRect(0, y, side, 1);
        }
    }
    if (card == "text") {
        setColor(235, 235, 225);
        fillRect(0, 0, side, side);
        setColor(20, 20, 20);
        setFont("SansSerif", 22, "antialiased");
        words = newArray("Directed by", "nobody in", "particular", "1987");
        for (i = 0; i < 4; i++) drawString(words[i], 20, 56 + 34 * i);
    }
}

newImage("nothing", "RGB white", columns * (side + gap) - gap, 2 * (side + gap) - gap, 1);
picture = getImageID();
for (i = 0; i < cards.length; i++) {
    draw(cards[i]);
    card = getImageID();
    run("Recognize Emotions...", "model=gif7-resnet18-convgru labels=true");
    print(cards[i] + ": " + getResultString("label", 0) + ", confidence " + d2s(getResult("confidence", 0), 2) + ", familiarity " +
        d2s(getResult("familiarity", 0), 3));
    selectImage(card);
    run("Flatten");
    flat = getImageID();
    run("Select All");
    run("Copy");
    selectImage(picture);
    makeRectangle((i % columns) * (side + gap), floor(i / columns) * (side + gap), side, side);
    run("Paste");
    run("Select None");
    selectImage(flat);
    close();
    selectImage(card);
    close();
}
selectImage(picture);
saveAs("PNG", root + "/sample-data/pictures/nothing.png");
