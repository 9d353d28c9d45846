package io.github.affectj.model.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that look like an installed PyTorch. */
public final class TorchFiles {
    private TorchFiles() {}

    /**
     * Makes a package whose libraries are no libraries.
     *
     * @param torch its folder
     * @param version as {@code 2.7.1+cu126}
     * @param cuda as {@code '12.6'} with its quotes, or {@code None}
     */
    public static Path make(Path torch, String version, String cuda) throws IOException {
        Files.createDirectories(torch.resolve("lib"));
        Files.writeString(torch.resolve("lib").resolve(System.mapLibraryName("torch")), "none");
        Files.writeString(
                torch.resolve("version.py"),
                """
                from typing import Optional

                __all__ = ['__version__', 'debug', 'cuda', 'git_version', 'hip']
                __version__ = '%s'
                debug = False
                cuda: Optional[str] = %s
                git_version = 'e2d141dbde55c2a4370fac5165b0561b6af4798b'
                hip: Optional[str] = None
                """
                        .formatted(version, cuda));
        return torch;
    }
}
