package org.demarche.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Who owns an archive. The database's own lock decides; this file beside it only tells other processes where the owner listens, so that they can hand
 * their articles over on this machine.
 *
 * @param pid     process id of the owner
 * @param port    its port
 * @param key     a secret that the owner wants with every article handed over; readable by the archive's user only, by the file's permissions
 * @param address the address of this machine where it listens
 */
public record Owner(long pid, int port, String key, String address) {
    private static final String FILE = "owner";
    private static final String LOOPBACK = "127.0.0.1";

    /** An owner that listens on loopback. */
    public Owner(long pid, int port, String key) {
        this(pid, port, key, LOOPBACK);
    }

    /** The owner of the archive in a folder, or null where nobody alive says that it owns it. */
    public static Owner of(Path folder) {
        try {
            String[] parts = Files.readString(folder.resolve(FILE)).strip().split(" ");
            Owner owner = new Owner(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2], parts.length > 3 ? parts[3] : LOOPBACK);
            return ProcessHandle.of(owner.pid).filter(ProcessHandle::isAlive).isPresent() ? owner : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | RuntimeException e) {
            throw new ArchiveException("the file " + folder.resolve(FILE) + " cannot be read; delete it if no program serves this archive", e);
        }
    }

    /** Says that this owner owns the archive in a folder. The file is readable by the user alone where the file system knows permissions. */
    public void announce(Path folder) {
        Path file = folder.resolve(FILE);
        Path part = folder.resolve(FILE + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(part, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(part, pid + " " + port + " " + key + " " + address + "\n");
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ArchiveException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Takes the announcement back. */
    public static void withdraw(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            throw new ArchiveException("cannot remove " + folder.resolve(FILE) + ": " + e.getMessage(), e);
        }
    }
}
