// The members of a server beside its messages. Must not know channels.

import { avatar, badge } from "./avatar.js";
import { fill, h } from "./dom.js";
import { peopleEntries } from "./entries.js";
import { colorOf, drawTimeOut } from "./standing.js";

export function drawMembers(pane, aside) {
  const entries = peopleEntries(pane);
  const row = ({ user, label }) =>
    h(
      "button",
      { type: "button", class: "member", key: `member-${user.id}`, on: { click: (event) => pane.profile(user, event.currentTarget), contextmenu: (event) => pane.userMenu(user, event) } },
      avatar(label, "small"),
      h("span", { class: "channel-name", vars: colorOf(user, pane.guild) }, label),
      drawTimeOut(user, pane.guild),
      user.bot && badge(),
    );
  const group = (title, wanted) => {
    const rows = entries.filter(({ user }) => Boolean(user.bot) === wanted).map(row);
    return rows.length > 0 && [h("h3", { class: "category" }, `${title} - ${rows.length}`), rows];
  };
  fill(aside, group("Members", false), group("Apps", true));
}
