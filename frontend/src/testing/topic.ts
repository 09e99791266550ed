/** Something to subscribe to, into which a test pushes. */
export class Topic<Value> {
  readonly #listeners = new Set<(value: Value | null) => void>()

  push(value: Value) {
    for (const listener of this.#listeners) listener(value)
  }

  /** Ends it for who listens now. */
  end() {
    for (const listener of this.#listeners) listener(null)
  }

  get listeners(): number {
    return this.#listeners.size
  }

  /** What is pushed from now on. */
  async *stream(): AsyncGenerator<Value> {
    const waiting: (Value | null)[] = []
    let wake: () => void = () => undefined
    const listener = (value: Value | null) => {
      waiting.push(value)
      wake()
    }
    this.#listeners.add(listener)
    try {
      for (;;) {
        while (waiting.length > 0) {
          const value = waiting.shift() ?? null
          if (value === null) return
          yield value
        }
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    } finally {
      this.#listeners.delete(listener)
    }
  }
}
