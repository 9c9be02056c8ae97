// A poll in a message: answers to choose from, then what everybody chose. Must not know the list.

import { h, makeId } from "./dom.js";
import { icon } from "./icons.js";
import { relative } from "./moments.js";

const plural = (count, word) => `${count} ${count === 1 ? word : `${word}s`}`;

export function drawPoll(message, pane) {
  const { poll } = message;
  const counts = new Map((poll.results?.answer_counts ?? []).map((one) => [one.id, one]));
  const total = [...counts.values()].reduce((sum, one) => sum + one.count, 0);
  const isOver = Boolean(poll.results?.is_finalized);
  const hasVoted = [...counts.values()].some((one) => one.me_voted);
  const question = makeId("poll");
  const end = isOver ? "Poll closed" : h("time", { data: { relative: Date.parse(poll.expiry) } }, relative(Date.parse(poll.expiry)));
  const foot = [plural(total, "vote"), " • ", isOver ? end : ["ends ", end]];
  const head = h("h4", { class: "poll-question", id: question }, poll.question.text);
  const hint = isOver ? null : h("p", { class: "poll-hint" }, poll.allow_multiselect ? "Select one or more answers" : "Select one answer");
  const send = (answers) =>
    pane.session.rest.call("PUT", `/channels/${message.channel_id}/polls/${message.id}/answers/@me`, { answer_ids: answers }).catch((error) => pane.toast(error.message));
  if (isOver || hasVoted) {
    const most = Math.max(0, ...[...counts.values()].map((one) => one.count));
    const rows = poll.answers.map((answer) => drawResult(answer, counts.get(answer.answer_id), total, isOver && most > 0 && most));
    const back = hasVoted && !isOver && h("button", { type: "button", class: "button secondary", key: "poll", on: { click: () => send([]) } }, "Remove vote");
    return h("section", { class: "poll", "aria-labelledby": question }, head, hint, h("ul", { class: "poll-answers" }, rows), h("div", { class: "poll-foot" }, foot, back));
  }
  const name = makeId("answers");
  const vote = (event) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).getAll(name);
    if (chosen.length > 0) send(chosen.map(Number));
  };
  const rows = poll.answers.map((answer) => {
    const input = h("input", { type: poll.allow_multiselect ? "checkbox" : "radio", name, value: answer.answer_id, key: `answer-${answer.answer_id}` });
    return h("li", {}, h("label", { class: "poll-answer" }, input, h("span", {}, wordsOf(answer))));
  });
  const act = h("button", { type: "submit", class: "button primary", key: "poll" }, "Vote");
  return h("form", { class: "poll", "aria-labelledby": question, on: { submit: vote } }, head, hint, h("ul", { class: "poll-answers" }, rows), h("div", { class: "poll-foot" }, foot, act));
}

/** An answer with its share; `most` is the number of votes that won, once it's over. */
function drawResult(answer, result, total, most) {
  const count = result?.count ?? 0;
  const share = total > 0 ? Math.round((count / total) * 100) : 0;
  const classes = ["poll-answer", "poll-result", result?.me_voted && "own", most && count === most && "won"].filter(Boolean);
  return h(
    "li",
    { class: classes.join(" "), vars: { "--share": `${share}%` } },
    h("span", {}, wordsOf(answer)),
    h("span", { class: "poll-count" }, `${plural(count, "vote")} ${share}%`),
    result?.me_voted && h("span", { class: "poll-own", title: "Your vote" }, icon("check"), h("span", { class: "unseen" }, "your vote")),
  );
}

const wordsOf = ({ poll_media: media }) => [media.emoji && `${media.emoji.id ? `:${media.emoji.name}:` : media.emoji.name} `, media.text].filter(Boolean).join("");
