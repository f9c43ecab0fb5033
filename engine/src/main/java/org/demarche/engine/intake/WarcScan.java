package org.demarche.engine.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Finds records in a web archive by their looks, for going on behind a broken one. Reads by position and moves nobody's. */
final class WarcScan {
    private static final int CHUNK = 1 << 16;
    private static final byte[] MARK = {'W', 'A', 'R', 'C', '/'};
    /** Enough of a gzip member to hold its head and the first bytes of its content. */
    private static final int HEAD = 4_096;

    private final FileChannel channel;

    WarcScan(FileChannel channel) {
        this.channel = channel;
    }

    /** Offset of the first record at or behind a place, −1 where there is none. Cost is one pass over what lies between. */
    long nextRecord(long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        for (long at = from; at < channel.size(); at += CHUNK - MARK.length - 1) {
            buffer.clear();
            int length = Math.max(0, channel.read(buffer, at));
            byte[] bytes = buffer.array();
            for (int i = 0; i + MARK.length < length; i++) {
                boolean member = bytes[i] == 0x1F && bytes[i + 1] == (byte) 0x8B && bytes[i + 2] == 8;
                boolean line = bytes[i] == '\n' && startsWithMark(bytes, i + 1);
                if (line) {
                    return at + i + 1;
                }
                if (member && opensRecord(at + i)) {
                    return at + i;
                }
            }
            if (length < CHUNK) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether a record starts at a place, plain or as a gzip member of its own. */
    boolean isRecord(long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MARK.length);
        return channel.read(buffer, at) == MARK.length && startsWithMark(buffer.array(), 0) || opensRecord(at);
    }

    private static boolean startsWithMark(byte[] bytes, int at) {
        for (int i = 0; i < MARK.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a gzip member starts here that unpacks to a record. */
    private boolean opensRecord(long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(HEAD);
        int length = channel.read(buffer, at);
        byte[] bytes = buffer.array();
        if (length < 18 || bytes[0] != 0x1F || bytes[1] != (byte) 0x8B || bytes[2] != 8) {
            return false;
        }
        int flags = bytes[3];
        int start = 10;
        if ((flags & 4) != 0) {
            start += 2 + (bytes[10] & 0xFF) + ((bytes[11] & 0xFF) << 8);
        }
        for (int zeroEnded = Integer.bitCount(flags & 24); zeroEnded > 0 && start < length; start++) {
            zeroEnded -= bytes[start] == 0 ? 1 : 0;
        }
        start += (flags & 2) != 0 ? 2 : 0;
        if (start >= length) {
            return false;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, start, length - start);
            byte[] head = new byte[MARK.length];
            return inflater.inflate(head) == MARK.length && startsWithMark(head, 0);
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
