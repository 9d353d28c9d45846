package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir Path temp;

    @BeforeEach
    void needsOwnersAndModes() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "There are no modes of files here");
    }

    private static String mode(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    @Test
    void isTheSameAtEveryStartWhileItIsOurs() throws IOException {
        Path first = PrivateFolder.under(temp, "me/../../x");
        assertEquals(temp.resolve("affectj-me_.._.._x"), first);
        assertEquals("rwx------", mode(first));
        assertEquals(first, PrivateFolder.under(temp, "me/../../x"));
    }

    @Test
    void isANewOneWhereOthersCouldHavePreparedIt() throws IOException {
        Path open = Files.createDirectory(temp.resolve("affectj-a"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        isAnother(open, "a");
        Path theirs = Files.createDirectory(temp.resolve("theirs"));
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwx------"));
        isAnother(Files.createSymbolicLink(temp.resolve("affectj-b"), theirs), "b");
        isAnother(Files.createFile(temp.resolve("affectj-c")), "c");
    }

    @Test
    void isANewOneWhereItBelongsToSomebodyElse() throws IOException {
        Path folder = PrivateFolder.under(temp, "me");
        try {
            Files.setAttribute(folder, "unix:uid", 12345);
        } catch (IOException e) {
            assumeTrue(false, "Only root can give a folder away");
        }
        isAnother(folder, "me");
    }

    private void isAnother(Path prepared, String user) throws IOException {
        Path folder = PrivateFolder.under(temp, user);
        assertNotEquals(prepared, folder);
        assertEquals("rwx------", mode(folder));
        assertFalse(Files.isSymbolicLink(folder));
    }
}
