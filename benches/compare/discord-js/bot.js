// A bot of Parley's shape on discord.js: a card with View and Accept, a confirmation, a durable compare-and-set, and an outbox
// that edits, posts and pins. It runs against a local Discord only.

import { readFileSync } from 'node:fs';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { Outbox } from './outbox.js';
import { Store } from './store.js';
import * as views from './views.js';

const { COMPARE_TLS, COMPARE_TOKEN, COMPARE_DATABASE, COMPARE_PACE, COMPARE_OFFERS } = process.env;
if (!COMPARE_TLS?.startsWith('127.0.0.1:')) throw new Error("COMPARE_TLS isn't on this machine");

const store = new Store(COMPARE_DATABASE);
const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // The library counts answers to presses into the global limit, which Discord does not; the outbox keeps its own pace.
    rest: { api: `https://${COMPARE_TLS}/api`, globalRequestsPerSecond: 1_000_000 },
});
const outbox = new Outbox(store, client, Number(COMPARE_PACE));

async function press(interaction) {
    const [act, id, revision] = interaction.customId.split(':');
    const offer = store.offer(Number(id));
    const person = interaction.user.id;
    if (!offer || (person !== offer.client && person !== offer.recipient)) {
        return interaction.reply(views.refusal('I couldn\'t find that offer.'));
    }
    if (act === 'view') return interaction.reply(views.details(offer));
    if (person !== offer.recipient) return interaction.reply(views.refusal('Only the recipient can accept this offer.'));
    if (offer.state !== 'pending') return interaction.reply(views.refusal(`Offer #${offer.id} is already ${offer.state}.`));
    if (act === 'accept') return interaction.reply(views.question(offer));
    if (!store.accept(offer, Number(revision))) {
        return interaction.reply(views.refusal(`Offer #${offer.id} has changed. Press View offer.`));
    }
    await interaction.update(views.accepted(offer));
    outbox.wake();
}

client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isButton()) return;
    try {
        await press(interaction);
    } catch (error) {
        console.error(`no answer to ${interaction.customId}: ${error.message}`);
    }
});

client.once(Events.ClientReady, () => {
    if (COMPARE_OFFERS) store.addOffers(JSON.parse(readFileSync(COMPARE_OFFERS, 'utf8')));
    outbox.wake();
    console.log('ready');
});

process.once('SIGTERM', async () => {
    await outbox.stop();
    await client.destroy();
    store.close();
    process.exit(0);
});

await client.login(COMPARE_TOKEN);
