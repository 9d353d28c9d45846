package io.github.affectj.exchange;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.result.ResultPart;
import java.io.IOException;

/**
 * How files of {@link JsonResults} hold one kind of {@link ResultPart}: what stands under one key
 * of the file. To be listed in {@link JsonResults#PARTS}.
 */
interface JsonPart {

    /** The key in the file, and of the part. */
    String key();

    /**
     * Reads what stands under the key.
     *
     * @throws io.github.affectj.base.BadInputException by {@link JsonFields#bad}, if it is no such
     *     part
     */
    ResultPart read(JsonFields json, JsonElement element);

    /** Writes a part of this kind, without its key. */
    void write(JsonWriter out, ResultPart part) throws IOException;
}
