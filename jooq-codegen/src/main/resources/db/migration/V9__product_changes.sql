-- A service that is being sold as another product: what is still to be asked of the panel, for the node that carries the
-- task on.
CREATE TABLE product_change (
  task_id     VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  product_id  VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  package_id  INT NOT NULL COMMENT 'the panel''s number',
  package_done BOOLEAN NOT NULL COMMENT 'the panel has taken the package',
  memory_mb   INT NULL COMMENT 'to be set after the package; null where not asked for, or done',
  cpu_cores   INT NULL COMMENT 'the same',
  traffic_gb  INT NULL COMMENT 'the same',
  warnings    TEXT NOT NULL COMMENT 'what could not be done, one sentence a line, fit to show to the customer',
  CONSTRAINT product_change_of_task FOREIGN KEY (task_id) REFERENCES task (id) ON DELETE CASCADE
);
