-- Consoles that may be opened. The ticket itself is nowhere: its hash finds the row, and what it is good for is sealed
-- with a key that only the ticket gives.
CREATE TABLE console_ticket (
  ticket_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'SHA-256',
  session_id  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the session that asked, without which it is good for nothing; null where a token asked',
  admission   VARBINARY(8192) NOT NULL COMMENT 'who asked, for which server, address and password of its screen: AES-GCM',
  expires_at  DATETIME(3) NOT NULL,
  KEY console_ticket_expires_at (expires_at)
);

-- Consoles that are open, on whichever node. A row that its node has not touched for a while is one of a dead node.
CREATE TABLE console (
  id          VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  server_id   VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seen_at     DATETIME(3) NOT NULL,
  displaced   BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'another was opened: its node is to end this one',
  KEY console_server (server_id, id),
  KEY console_customer (customer_id, seen_at),
  KEY console_seen_at (seen_at)
);
