// REST as a person's own client does it: the bare token, JSON or multipart, and errors that say what was refused.
// Must not know what the calls mean.

/** An answer that is a refusal: `status`, Discord's `code`, and the words that came with it. */
export class Refused extends Error {
  constructor(status, body) {
    super(wordsOf(body) || `${status}`);
    this.status = status;
    this.code = body?.code ?? 0;
    this.body = body;
  }
}

/** Nobody answered at all. */
export class Unreachable extends Error {
  constructor() {
    super("The local Discord isn't responding.");
  }
}

/** The first words about a field, or the message of the whole. */
function wordsOf(body) {
  let found = null;
  const walk = (value) => {
    if (found || !value || typeof value !== "object") return;
    if (Array.isArray(value._errors)) found = value._errors[0]?.message ?? null;
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(body?.errors);
  return found ?? body?.message ?? "";
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Rest {
  constructor(token) {
    this.token = token;
  }

  get(path) {
    return this.call("GET", path);
  }

  /** Files are `{file, index}` beside the body, as `files[index]`. */
  async call(method, path, body, files = []) {
    for (;;) {
      let response;
      try {
        response = await fetch(`/api/v10${path}`, this.request(method, body, files));
      } catch {
        throw new Unreachable();
      }
      const text = await response.text();
      const answer = readJson(text);
      if (response.ok) return answer;
      if (response.status !== 429) throw new Refused(response.status, answer);
      await pause(Math.min(60, answer?.retry_after ?? 1) * 1000);
    }
  }

  request(method, body, files) {
    const headers = { authorization: this.token };
    if (files.length > 0) {
      const form = new FormData();
      form.append("payload_json", JSON.stringify(body));
      for (const { file, index } of files) form.append(`files[${index}]`, file, file.name);
      return { method, headers, body: form };
    }
    if (body === undefined) return { method, headers };
    headers["content-type"] = "application/json";
    return { method, headers, body: JSON.stringify(body) };
  }
}

function readJson(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return { message: text };
  }
}
