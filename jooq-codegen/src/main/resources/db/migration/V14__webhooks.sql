-- Addresses that are told what happens, and what they were or will be told.
CREATE TABLE webhook (
  id              VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  account_id      VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  api_token_id    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the token whose rights it has, also after that was revoked; null where it has the account''s',
  customer_id     VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'whose objects it is told of; null for everybody''s',
  description     VARCHAR(255) NOT NULL,
  url             VARCHAR(2048) COLLATE utf8mb4_bin NOT NULL,
  topics          VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'names with commas between',
  payload         TEXT COLLATE utf8mb4_bin NULL COMMENT 'fragments; null for the usual ones',
  secret          VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'sealed with slipway.secret-key',
  former_secret   VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the same, of the secret before',
  former_secret_until DATETIME(3) NULL COMMENT 'until when it signs beside the new one',
  enabled         BOOLEAN NOT NULL,
  disabled_at     DATETIME(3) NULL,
  disabled_reason VARCHAR(500) NULL COMMENT 'null where its owner did it',
  failing_since   DATETIME(3) NULL COMMENT 'the first failure since the last success',
  last_delivered_at DATETIME(3) NULL,
  created_at      DATETIME(3) NOT NULL,
  KEY webhook_of_account (account_id, id),
  CONSTRAINT webhook_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE TABLE webhook_delivery (
  id          VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'also the header webhook-id',
  webhook_id  VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic       VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id  VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the server, task or product',
  test        BOOLEAN NOT NULL,
  state       ENUM('WAITING', 'SENDING', 'DELIVERED', 'FAILED', 'SKIPPED') NOT NULL,
  note        VARCHAR(500) NULL COMMENT 'why it was given up or skipped',
  attempts    INT NOT NULL,
  created_at  DATETIME(3) NOT NULL,
  due_at      DATETIME(3) NOT NULL COMMENT 'while it waits: when it is sent; while it is sent: when its node counts as dead',
  retry_until DATETIME(3) NOT NULL,
  ended_at    DATETIME(3) NULL,
  -- What tells the present state is folded into what waits to tell the same: at most one of them waits.
  waiting_for VARCHAR(61) CHARACTER SET ascii COLLATE ascii_bin AS (IF(state = 'WAITING' AND NOT test AND topic IN ('SERVER_CHANGED', 'STOCK_CHANGED'), CONCAT(webhook_id, ' ', subject_id), NULL)) PERSISTENT,
  UNIQUE KEY webhook_delivery_waiting_for (waiting_for),
  KEY webhook_delivery_due (state, due_at),
  KEY webhook_delivery_of_webhook (webhook_id, state, due_at),
  KEY webhook_delivery_log (webhook_id, id),
  KEY webhook_delivery_ended (ended_at),
  CONSTRAINT webhook_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES webhook (id) ON DELETE CASCADE
);

CREATE TABLE webhook_attempt (
  delivery_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number      INT NOT NULL,
  at          DATETIME(3) NOT NULL,
  duration_ms INT NOT NULL,
  http_status INT NULL COMMENT 'null where there was no answer',
  failure     VARCHAR(500) NULL COMMENT 'null where it was delivered',
  response    VARCHAR(1024) NULL COMMENT 'how the answer''s body begins',
  PRIMARY KEY (delivery_id, number),
  CONSTRAINT webhook_attempt_delivery FOREIGN KEY (delivery_id) REFERENCES webhook_delivery (id) ON DELETE CASCADE
);
