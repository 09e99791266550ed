-- Ids are a prefix for the type and a ULID (srv_01k…): sortable by time of making, not enumerable, safe to show.
-- Every DATETIME is UTC. Text is compared without regard to case unless a column says otherwise.

CREATE TABLE customer (
  id          VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name        VARCHAR(255) NOT NULL,
  email       VARCHAR(254) NOT NULL,
  external_id VARCHAR(191) COLLATE utf8mb4_bin NOT NULL COMMENT 'the billing system''s id, and the panel''s external relation id',
  created_at  DATETIME(3) NOT NULL,
  UNIQUE KEY customer_email (email),
  UNIQUE KEY customer_external_id (external_id),
  KEY customer_name (name, id)
);

CREATE TABLE account (
  id            VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  email         VARCHAR(254) NOT NULL,
  name          VARCHAR(255) NOT NULL,
  role          ENUM('CUSTOMER', 'OPERATOR') NOT NULL,
  customer_id   VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null for an operator',
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Argon2id, with its parameters',
  created_at    DATETIME(3) NOT NULL,
  UNIQUE KEY account_email (email),
  CONSTRAINT account_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);

CREATE TABLE session (
  token_hash   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the cookie''s value',
  account_id   VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at   DATETIME(3) NOT NULL,
  last_seen_at DATETIME(3) NOT NULL,
  expires_at   DATETIME(3) NOT NULL,
  KEY session_expires_at (expires_at),
  CONSTRAINT session_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- A service: the customer's contract, and the server behind it as the panel last told it.
CREATE TABLE server (
  id              VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  customer_id     VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_id     VARCHAR(191) COLLATE utf8mb4_bin NULL COMMENT 'the billing system''s id for the service',
  panel_server_id INT NULL COMMENT 'null while there is no server behind the service',
  name            VARCHAR(255) NOT NULL,
  hostname        VARCHAR(255) NULL,
  status          ENUM('PENDING', 'PROVISIONING', 'ACTIVE', 'SUSPENDED', 'TERMINATING', 'TERMINATED', 'FAILED') NOT NULL,
  power_state     ENUM('RUNNING', 'STOPPED', 'PAUSED', 'UNKNOWN') NOT NULL,
  panel_created_at DATETIME(3) NULL,
  address_text    TEXT NOT NULL COMMENT 'every address, one a line, for search',
  snapshot        JSON NULL COMMENT 'the last answer of the panel in the domain''s own words; null before the first',
  as_of           DATETIME(3) NULL COMMENT 'when the panel last answered for this server',
  stale           BOOLEAN NOT NULL COMMENT 'the read after as_of failed',
  linked_at       DATETIME(3) NOT NULL,
  UNIQUE KEY server_external_id (external_id),
  UNIQUE KEY server_panel_server_id (panel_server_id),
  KEY server_customer_name (customer_id, name, id),
  KEY server_name (name, id),
  KEY server_created (panel_created_at, id),
  CONSTRAINT server_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);

CREATE TABLE task (
  id               VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  server_id        VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind             VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state            ENUM('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED') NOT NULL,
  progress_percent INT NULL,
  message          VARCHAR(500) NOT NULL,
  panel_queue_id   BIGINT NULL COMMENT 'the panel''s own queue item, where it named one',
  started_at       DATETIME(3) NOT NULL,
  finished_at      DATETIME(3) NULL,
  -- The server while the task is open, null afterwards: so that a server can't have two.
  open_on          VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin AS (IF(finished_at IS NULL, server_id, NULL)) PERSISTENT,
  UNIQUE KEY task_open_on (open_on),
  KEY task_server (server_id, id),
  CONSTRAINT task_server FOREIGN KEY (server_id) REFERENCES server (id)
);

CREATE TABLE activity (
  id          VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  server_id   VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  account_id  VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null where Slipway itself did it',
  task_id     VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the task that it started',
  at          DATETIME(3) NOT NULL,
  actor       VARCHAR(255) NOT NULL COMMENT 'the name at the time',
  remote_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
  action      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  summary     VARCHAR(500) NOT NULL,
  succeeded   BOOLEAN NOT NULL,
  KEY activity_server (server_id, id),
  KEY activity_task (task_id),
  KEY activity_at (at)
);

-- The first outcome of a mutation that came with a clientMutationId, kept for 24 hours.
CREATE TABLE mutation_outcome (
  account_id         VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  mutation           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  client_mutation_id VARCHAR(191) COLLATE utf8mb4_bin NOT NULL,
  input_hash         CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome            JSON NULL COMMENT 'null while the first call is still running',
  created_at         DATETIME(3) NOT NULL,
  PRIMARY KEY (account_id, mutation, client_mutation_id),
  KEY mutation_outcome_created_at (created_at)
);

-- db-scheduler's own table, as its documentation gives it.
CREATE TABLE scheduled_tasks (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            LONGBLOB,
  execution_time       TIMESTAMP(6) NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            VARCHAR(50),
  last_success         TIMESTAMP(6) NULL,
  last_failure         TIMESTAMP(6) NULL,
  consecutive_failures INT,
  last_heartbeat       TIMESTAMP(6) NULL,
  version              BIGINT NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance),
  INDEX execution_time_idx (execution_time),
  INDEX last_heartbeat_idx (last_heartbeat),
  INDEX priority_execution_time_idx (priority DESC, execution_time ASC)
);
