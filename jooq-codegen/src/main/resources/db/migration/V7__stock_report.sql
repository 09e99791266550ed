-- Why a product's quantity is what it is, as of the last computation; and how the last attempt ended.
CREATE TABLE stock_report (
  product_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tried_at   DATETIME(3) NOT NULL,
  problem    VARCHAR(500) NULL COMMENT 'why the last attempt gave no quantity; null where it did',
  report     JSON NULL COMMENT 'group by group and hypervisor by hypervisor, of the last attempt that gave one',
  CONSTRAINT stock_report_product FOREIGN KEY (product_id) REFERENCES product (id)
);
