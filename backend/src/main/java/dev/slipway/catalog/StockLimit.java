package dev.slipway.catalog;

/** What bounds how many servers a hypervisor can take; the contract's StockLimit. */
enum StockLimit {
  DISABLED,
  NOT_COMMISSIONED,
  PROHIBITED,
  MEMORY,
  CPU,
  STORAGE,
  IPV4,
  NOTHING
}
