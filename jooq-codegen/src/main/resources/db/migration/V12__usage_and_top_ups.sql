-- What the daily sync last read of a service's use, in bytes; a figure is null where it was never known, a limit also where
-- there is none. No row before the first figure.
CREATE TABLE server_usage (
  server_id           VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  disk_used_bytes     BIGINT NULL,
  disk_limit_bytes    BIGINT NULL,
  traffic_used_bytes  BIGINT NULL,
  traffic_limit_bytes BIGINT NULL,
  updated_at          DATETIME(3) NOT NULL COMMENT 'when a figure last changed',
  CONSTRAINT server_usage_server FOREIGN KEY (server_id) REFERENCES server (id) ON DELETE CASCADE
);

-- The daily runs of the sync: how far each is, so that any node carries on one that was interrupted.
CREATE TABLE usage_run (
  day         DATE NOT NULL PRIMARY KEY COMMENT 'the day, in UTC, that it is for',
  phase       ENUM('USAGE', 'TOP_UPS', 'DONE') NOT NULL,
  done_until  VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the last id that this phase is done with; empty before the first',
  read_count  INT NOT NULL COMMENT 'services that the panel gave',
  skipped_count INT NOT NULL COMMENT 'services that it did not give',
  changed_count INT NOT NULL COMMENT 'services with other figures than before',
  started_at  DATETIME(3) NOT NULL,
  finished_at DATETIME(3) NULL
);

-- Credit that Slipway adds by itself. The row is written before the panel is called, and its key lets a customer have one a
-- day, so that no crash and no second node pays twice.
CREATE TABLE top_up (
  customer_id    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day            DATE NOT NULL COMMENT 'in UTC',
  server_id      VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the service whose product asks for it',
  amount         DECIMAL(18, 4) NOT NULL,
  threshold      DECIMAL(18, 4) NOT NULL,
  balance_before DECIMAL(18, 2) NOT NULL,
  state          ENUM('ORDERED', 'ADDED', 'REFUSED', 'UNCERTAIN') NOT NULL COMMENT 'ORDERED: not known yet how it ended; UNCERTAIN: a person has to look',
  ordered_at     DATETIME(3) NOT NULL,
  PRIMARY KEY (customer_id, day),
  KEY top_up_state (state),
  CONSTRAINT top_up_customer FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
);
