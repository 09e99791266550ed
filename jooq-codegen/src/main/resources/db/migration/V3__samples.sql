-- What a server did in one slot of time: sums over time, of which averages are made by dividing by the seconds. Slots are
-- short while they are new and folded into longer ones later. A slot without samples has no row.
--
-- The process that takes the samples writes the whole of its own row again and again while the slot lasts, so writing
-- twice does no harm and several processes don't meet in one row. Folded rows have writer 0.
--
-- No foreign key: its lock on the server's row for every sample would get in the way of everything else that is kept of a
-- server, and rows go by their age anyway.
CREATE TABLE sample_slot (
  server_id       VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  starts_at       DATETIME NOT NULL,
  slot_seconds    MEDIUMINT NOT NULL COMMENT 'how long the slot is',
  writer          INT NOT NULL COMMENT 'random, of one process; 0 for what is folded',
  seconds         DOUBLE NOT NULL COMMENT 'the time that the samples stand for',
  running_seconds DOUBLE NOT NULL COMMENT 'of it, with the server running',
  cpu_seconds     DOUBLE NOT NULL COMMENT 'of it, with the CPU figure known',
  cpu_percent     DOUBLE NOT NULL COMMENT 'times seconds',
  cpu_percent_max DOUBLE NULL COMMENT 'of a single sample',
  memory_seconds  DOUBLE NOT NULL COMMENT 'of it, with both memory figures known',
  memory_used     DOUBLE NOT NULL COMMENT 'bytes times seconds',
  memory_total    DOUBLE NOT NULL COMMENT 'bytes times seconds',
  disk_seconds    DOUBLE NOT NULL COMMENT 'of it, with both rates known',
  disk_read       DOUBLE NOT NULL COMMENT 'bytes per second times seconds',
  disk_written    DOUBLE NOT NULL COMMENT 'bytes per second times seconds',
  PRIMARY KEY (server_id, starts_at, slot_seconds, writer)
);
