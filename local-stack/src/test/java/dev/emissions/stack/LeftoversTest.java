package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final String SUFFIX = "-123e4567-e89b-12d3-a456-426614174000";

    @TempDir
    private Path data;

    private Path table;

    @BeforeEach
    void makeTable() throws IOException {
        assumeTrue(Files.getFileStore(data).supportsFileAttributeView(UserDefinedFileAttributeView.class));
        table = Files.createDirectories(data.resolve("lake/table"));
    }

    @Test
    void unfinishedFileIsRemoved() throws IOException {
        Path unfinished = Files.writeString(table.resolve("key" + SUFFIX), "half");

        assertThat(Leftovers.sweep(data)).isEqualTo(1);
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void secondNameOfAnObjectIsRemovedAndTheObjectStays() throws IOException {
        Path temporary = object("key" + SUFFIX);
        Path linked = Files.createLink(table.resolve("key"), temporary);

        assertThat(Leftovers.sweep(data)).isEqualTo(1);
        assertThat(temporary).doesNotExist();
        assertThat(linked).hasContent("whole");
    }

    @Test
    void objectThatOnlyLooksLikeALeftoverStays() throws IOException {
        Path whole = object("query" + SUFFIX);

        assertThat(Leftovers.sweep(data)).isZero();
        assertThat(whole).hasContent("whole");
    }

    @Test
    void objectWithAnIdInsideItsNameStays() throws IOException {
        Path parquet = Files.writeString(table.resolve("part" + SUFFIX + ".parquet"), "rows");

        assertThat(Leftovers.sweep(data)).isZero();
        assertThat(parquet).exists();
    }

    private Path object(String name) throws IOException {
        Path file = Files.writeString(table.resolve(name), "whole");
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .write("content-md5", ByteBuffer.wrap(new byte[16]));
        return file;
    }
}
