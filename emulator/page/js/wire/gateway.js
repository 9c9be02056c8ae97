// A person's gateway connection: logs in, sends heartbeats, resumes, and begins afresh when it must. Must not know what
// events mean beyond READY.

const FINAL = [4003, 4004, 4010, 4011, 4012, 4013, 4014];
const LOST = [4007, 4009];
const LONGEST_PAUSE_MS = 2_000;

export class Gateway {
  /** `told(name, data)` for each event, `changed(state)`: connecting, open, broken, refused. */
  constructor(token, told, changed) {
    Object.assign(this, { token, told, changed });
    this.session = null;
    this.seq = null;
    this.failures = 0;
    this.ended = false;
  }

  connect() {
    if (this.ended) return;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/?v=10&encoding=json`);
    this.socket = socket;
    socket.onmessage = ({ data }) => socket === this.socket && this.receive(JSON.parse(data));
    socket.onclose = ({ code }) => socket === this.socket && this.lose(code);
  }

  end() {
    this.ended = true;
    clearTimeout(this.retry);
    clearInterval(this.beat);
    this.socket?.close(1000);
  }

  receive({ op, d, s, t }) {
    if (op === 0) {
      this.seq = s;
      if (t === "READY") this.session = d.session_id;
      if (t === "READY" || t === "RESUMED") {
        this.failures = 0;
        this.changed("open");
      }
      this.told(t, d);
    } else if (op === 1) this.heartbeat();
    else if (op === 7) this.socket.close(4000);
    else if (op === 9) {
      if (!d) this.session = null;
      this.socket.close(4000);
    } else if (op === 10) this.login(d.heartbeat_interval);
    else if (op === 11) this.heard = true;
  }

  login(intervalMs) {
    clearInterval(this.beat);
    this.heard = true;
    this.beat = setInterval(() => {
      // Silence since the last heartbeat means a dead connection.
      if (!this.heard) return this.socket.close(4000);
      this.heard = false;
      this.heartbeat();
    }, intervalMs);
    const resumes = this.session && this.seq !== null;
    this.send(
      resumes
        ? { op: 6, d: { token: this.token, session_id: this.session, seq: this.seq } }
        : { op: 2, d: { token: this.token, capabilities: 0, properties: { browser: "page" } } },
    );
  }

  heartbeat() {
    this.send({ op: 1, d: this.seq });
  }

  send(frame) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  lose(code) {
    clearInterval(this.beat);
    if (this.ended) return;
    if (FINAL.includes(code)) {
      this.ended = true;
      return this.changed("refused");
    }
    if (LOST.includes(code)) this.session = null;
    this.failures += 1;
    this.changed("broken");
    this.retry = setTimeout(() => this.connect(), Math.min(this.failures * 200, LONGEST_PAUSE_MS));
  }
}
