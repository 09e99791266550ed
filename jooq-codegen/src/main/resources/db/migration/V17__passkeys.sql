-- Passkeys: public keys of WebAuthn, whose private halves are in people's devices.
CREATE TABLE passkey (
  id              VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  account_id      VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name            VARCHAR(255) NOT NULL COMMENT 'in its owner''s words',
  credential_id   VARCHAR(1400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what the device knows it by, in base64url',
  credential_data TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WebAuthn''s attested credential data, the public key in it, in base64url',
  sign_count      BIGINT NOT NULL COMMENT 'how often the device has signed, where it counts; one that runs backwards is a copy',
  backup_eligible BOOLEAN NOT NULL,
  backup_state    BOOLEAN NOT NULL COMMENT 'it is kept in more than one device',
  created_at      DATETIME(3) NOT NULL,
  last_used_at    DATETIME(3) NULL,
  UNIQUE KEY passkey_credential_id (credential_id),
  KEY passkey_account (account_id, id),
  CONSTRAINT passkey_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
