-- Bearer tokens of the API. A revoked one has no row; one that has expired stays until its owner removes it.
CREATE TABLE api_token (
  id                VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  secret_hash       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the whole secret',
  prefix            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'how the secret begins, to recognise it by',
  name              VARCHAR(255) NOT NULL,
  account_id        VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'who made it',
  customer_id       VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the one customer that an operator''s token reaches; null for all that its account reaches',
  scopes            VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'with commas between',
  allowed_addresses TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'addresses and networks, one a line; empty for everywhere',
  created_at        DATETIME(3) NOT NULL,
  last_used_at      DATETIME(3) NULL COMMENT 'to the minute',
  expires_at        DATETIME(3) NULL,
  UNIQUE KEY api_token_secret_hash (secret_hash),
  KEY api_token_account (account_id, id),
  CONSTRAINT api_token_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
  CONSTRAINT api_token_customer FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
);

-- A clientMutationId belongs to one caller: an account that is signed in, or one token.
ALTER TABLE mutation_outcome
  CHANGE account_id caller_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
    COMMENT 'a token, or the account of a session';
