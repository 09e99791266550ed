-- What a session's owner recognises it by, and an id that may be shown. Sessions that stand go on.
ALTER TABLE session
  ADD COLUMN id             VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN remote_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'where it was last used from',
  ADD COLUMN user_agent     VARCHAR(512) NULL COMMENT 'what the browser called itself at sign-in',
  ADD COLUMN confirmed_at   DATETIME(3) NULL COMMENT 'when its owner last proved to be there, by signing in or by being asked again';
UPDATE session SET id = CONCAT('ses_0', SUBSTRING(token_hash, 1, 25));
ALTER TABLE session
  MODIFY COLUMN id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ADD UNIQUE KEY session_id (id),
  ADD KEY session_account (account_id, id);

-- Second factors: what an authenticator app makes codes from.
CREATE TABLE second_factor (
  account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  secret     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'sealed with slipway.secret-key',
  last_step  BIGINT NOT NULL COMMENT 'the time step of the last code that was taken: that one and those before are taken no more',
  begun_at   DATETIME(3) NOT NULL,
  enabled_at DATETIME(3) NULL COMMENT 'null until a first code has shown that the app has the secret',
  CONSTRAINT second_factor_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- What takes the place of a code where the app is lost; each is good once, and then has no row.
CREATE TABLE recovery_code (
  account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code_hash  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256',
  PRIMARY KEY (account_id, code_hash),
  CONSTRAINT recovery_code_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
