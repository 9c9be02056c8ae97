// The tags of a forum's post. Must not know where they are shown.

import { h } from "./dom.js";

/** The tags of a post, by the names that its forum gives them. */
export function drawTags(session, post) {
  const known = session.channels.get(post.parent_id)?.available_tags ?? [];
  const tags = (post.applied_tags ?? []).map((id) => known.find((tag) => tag.id === id)).filter(Boolean);
  return tags.length > 0 && h("span", { class: "tags" }, tags.map((tag) => h("span", { class: "tag" }, [tag.emoji_name, tag.name].filter(Boolean).join(" "))));
}
