// An open forum: its posts with their tags, those written in last first. A post opens as a thread. Must not know other channels.

import { compareIds, momentOf } from "../state/ids.js";
import { fill, h } from "./dom.js";
import { relative } from "./moments.js";
import { threadsOf } from "./naming.js";
import { Room } from "./room.js";
import { drawTags } from "./tags.js";

const newest = (post) => post.last_message_id ?? post.id;

export class Forum extends Room {
  constructor(pane, channel) {
    super(pane, channel);
    this.posts = h("div", { class: "posts", role: "list", "aria-label": `Posts in ${pane.titleOf(channel)}` });
    this.messages.element.parentElement.replaceChildren(this.posts);
  }

  start() {
    this.drawHead();
  }

  drawHead() {
    super.drawHead();
    if (this.posts) this.drawPosts();
  }

  drawPosts() {
    const { pane, channel } = this;
    const posts = threadsOf(pane.session, channel.id).sort((a, b) => compareIds(newest(b), newest(a)));
    const nothing = h("p", { class: "panel-nothing" }, "No posts yet.");
    fill(this.posts, posts.length > 0 ? posts.map((post) => h("div", { role: "listitem" }, this.post(post))) : nothing);
  }

  post(post) {
    const { pane } = this;
    const at = momentOf(newest(post));
    const owner = pane.session.users.get(post.owner_id);
    const count = post.message_count ?? 0;
    return h(
      "button",
      { type: "button", class: "post", key: post.id, on: { click: () => pane.open(post) } },
      drawTags(pane.session, post),
      h("span", { class: "post-name" }, post.name),
      h("span", { class: "post-hint" }, [owner && pane.session.nameOf(owner, pane.guild), `${count} ${count === 1 ? "message" : "messages"}`, ""].filter(Boolean).join(" • "), " • ", h("time", { data: { relative: at } }, relative(at))),
    );
  }

  hear() {}

  renew() {
    this.drawHead();
  }
}
