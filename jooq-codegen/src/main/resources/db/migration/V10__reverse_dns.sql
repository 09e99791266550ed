-- What is to be done to the records of a server runs beside its other tasks: a DNS server that is away must not keep a
-- server busy.
ALTER TABLE task
  DROP KEY task_open_on,
  DROP COLUMN open_on;
ALTER TABLE task
  ADD COLUMN open_on VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin
    AS (IF(finished_at IS NULL AND kind <> 'REVERSE_DNS', server_id, NULL)) PERSISTENT
    COMMENT 'the server while the task is open, null afterwards: so that a server can''t have two',
  ADD UNIQUE KEY task_open_on (open_on),
  ADD KEY task_kind (kind, finished_at);

-- What a task about reverse DNS has to do; gone when it is done.
CREATE TABLE reverse_dns_work (
  task_id    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  server_id  VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason     ENUM('CREATED', 'RENAMED', 'ADDRESSES_CHANGED', 'TERMINATED') NOT NULL,
  hostname   VARCHAR(255) NULL COMMENT 'what records are to say; null where that is the server''s own name by then',
  old_names  JSON NOT NULL COMMENT 'what records may say that follow a new name',
  addresses  JSON NOT NULL COMMENT 'what the server had before',
  KEY reverse_dns_work_server (server_id, reason, task_id),
  CONSTRAINT reverse_dns_work_task FOREIGN KEY (task_id) REFERENCES task (id) ON DELETE CASCADE
);

-- The runs over all servers, for operators, and so that the next one is made in time.
CREATE TABLE reverse_dns_run (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  started_at  DATETIME(3) NOT NULL,
  finished_at DATETIME(3) NULL COMMENT 'null while it runs, or where its node died',
  forced      BOOLEAN NOT NULL,
  added       INT NOT NULL DEFAULT 0,
  updated     INT NOT NULL DEFAULT 0,
  skipped     INT NOT NULL DEFAULT 0,
  failed      INT NOT NULL DEFAULT 0,
  problem     VARCHAR(500) NULL COMMENT 'why it could not be made',
  KEY reverse_dns_run_started_at (started_at)
);
