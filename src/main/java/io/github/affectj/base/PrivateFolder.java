package io.github.affectj.base;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Where native libraries are unpacked if there is no home folder that can be written to. What
 * unpacks them (DJL, JNA, JavaCPP) would take a folder of a name that anybody knows under the
 * temporary folder, where another user may have put libraries of his own for us to load.
 */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OURS_ALONE =
            Set.copyOf(PosixFilePermissions.fromString("rwx------"));

    private PrivateFolder() {}

    /**
     * Has natives unpacked to a folder of our own where there is no home; what the user chose by an
     * option or by the environment stays. To be called before any native library is loaded.
     *
     * @throws BadInputException if there is neither a home nor a temporary folder
     */
    public static synchronized void useWithoutHome() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!posix || hasHome()) { // elsewhere each user has a temporary folder of his own
            return;
        }
        String named = System.getenv("DJL_CACHE_DIR");
        String djl = named == null || named.isEmpty() ? null : named;
        if (System.getProperty("jna.tmpdir") != null
                && System.getProperty("org.bytedeco.javacpp.cachedir") != null
                && (djl != null || System.getProperty("DJL_CACHE_DIR") != null)) {
            return;
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path folder = under(temporary, System.getProperty("user.name"));
            setIfAbsent("jna.tmpdir", folder);
            setIfAbsent("org.bytedeco.javacpp.cachedir", folder.resolve("javacpp"));
            if (djl == null) {
                setIfAbsent("DJL_CACHE_DIR", folder.resolve("djl"));
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "Neither the home folder nor "
                            + temporary
                            + " can be written to; AffectJ needs one of them to unpack its"
                            + " libraries: set HOME or -Djava.io.tmpdir to a folder with 500 MB of"
                            + " room.",
                    e);
        }
    }

    private static boolean hasHome() {
        try {
            Path home = Path.of(System.getProperty("user.home", ""));
            return home.isAbsolute() && Files.isDirectory(home) && Files.isWritable(home);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void setIfAbsent(String key, Path folder) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, folder.toString());
        }
    }

    /**
     * A folder that only we can read and write: that of an earlier start if it is so still, else a
     * new one.
     *
     * @param temporary where it is made
     * @param user part of its name, for people
     */
    static Path under(Path temporary, String user) throws IOException {
        Path usual = temporary.resolve("affectj-" + user.replaceAll("[^A-Za-z0-9._-]", "_"));
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OURS_ALONE);
        try {
            return Files.createDirectory(usual, mode);
        } catch (FileAlreadyExistsException e) {
            return isOurs(usual) ? usual : Files.createTempDirectory(temporary, "affectj-", mode);
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        PosixFileAttributes is =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return is.isDirectory()
                && is.permissions().equals(OURS_ALONE)
                && is.owner().equals(me(folder.getParent()));
    }

    /** Who we are: the owner of what we make. The name of the user says less in a container. */
    private static UserPrincipal me(Path temporary) throws IOException {
        Path made = Files.createTempFile(temporary, "affectj-", "");
        try {
            return Files.getOwner(made);
        } finally {
            Files.delete(made);
        }
    }
}
