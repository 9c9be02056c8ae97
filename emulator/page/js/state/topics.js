// Who wants to hear what: names of topics and listeners. Must not know the topics.

export class Topics {
  constructor() {
    this.listeners = new Map();
  }

  /** Calls `listen` at each `emit`; the returned function ends it. */
  on(topic, listen) {
    if (!this.listeners.has(topic)) this.listeners.set(topic, new Set());
    this.listeners.get(topic).add(listen);
    return () => this.listeners.get(topic)?.delete(listen);
  }

  emit(topic, data) {
    for (const listen of [...(this.listeners.get(topic) ?? [])]) listen(data);
  }
}
