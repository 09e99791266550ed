package dev.slipway.simulator.http;

import org.jspecify.annotations.Nullable;

/** What the panel answers: a status and JSON, or no body where {@code json} is null. */
record Answer(int status, @Nullable Object json) {

  static Answer ok(Object json) {
    return new Answer(200, json);
  }

  static Answer created(Object json) {
    return new Answer(201, json);
  }

  /** 201 without a body, as for every change of one property. */
  static Answer changed() {
    return new Answer(201, null);
  }

  static Answer noContent() {
    return new Answer(204, null);
  }
}
