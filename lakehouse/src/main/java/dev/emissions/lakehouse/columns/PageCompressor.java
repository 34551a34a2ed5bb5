package dev.emissions.lakehouse.columns;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.util.Arrays;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages; the files of one writer share it, since its memory lies outside the heap and is dear to come by. */
public final class PageCompressor implements Closeable {
    static final CompressionCodecName CODEC = CompressionCodecName.ZSTD;

    /** On the lake's pages level 3, zstd's own default, is no smaller, and takes half as long again. */
    private static final int LEVEL = 1;

    private ZstdCompressCtx context;
    private byte[] scratch = new byte[0];

    byte[] compress(Bytes raw) {
        if (context == null) {
            context = new ZstdCompressCtx().setLevel(LEVEL);
        }
        int bound = Math.toIntExact(Zstd.compressBound(raw.length()));
        if (scratch.length < bound) {
            scratch = new byte[bound];
        }
        int size = context.compressByteArray(scratch, 0, bound, raw.array(), 0, raw.length());
        return Arrays.copyOf(scratch, size);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
