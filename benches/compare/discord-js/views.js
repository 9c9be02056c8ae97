// What people see. The labels are those that the generator presses.

import { ActionRowBuilder, ButtonBuilder, ButtonStyle, EmbedBuilder, MessageFlags } from 'discord.js';

const price = (offer) => `${(offer.price_minor / 100).toFixed(2)} ${offer.currency}`;

const button = (id, label, style) => new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);

function embedOf(offer, title) {
    return new EmbedBuilder()
        .setTitle(title)
        .setDescription(offer.description)
        .addFields(
            { name: 'From', value: `<@${offer.client}>`, inline: true },
            { name: 'To', value: `<@${offer.recipient}>`, inline: true },
            { name: 'Price', value: price(offer), inline: true },
            { name: 'Due', value: offer.due, inline: true },
            { name: 'State', value: offer.state, inline: true },
        )
        .setFooter({ text: `Offer #${offer.id}` });
}

export function card(offer) {
    const row = new ActionRowBuilder().addComponents(button(`view:${offer.id}`, 'View offer', ButtonStyle.Secondary));
    if (offer.state === 'pending') {
        row.addComponents(button(`accept:${offer.id}:${offer.revision}`, 'Accept offer', ButtonStyle.Success));
    }
    return { embeds: [embedOf(offer, offer.title)], components: [row], allowedMentions: { parse: [] } };
}

export function details(offer) {
    return { embeds: [embedOf(offer, offer.title)], flags: MessageFlags.Ephemeral };
}

export function question(offer) {
    const row = new ActionRowBuilder()
        .addComponents(button(`confirm:${offer.id}:${offer.revision}`, 'Accept these terms', ButtonStyle.Success));
    return { embeds: [embedOf(offer, `Accept offer #${offer.id}?`)], components: [row], flags: MessageFlags.Ephemeral };
}

export function accepted(offer) {
    return { content: `Offer #${offer.id} accepted. The contract is in this channel.`, embeds: [], components: [] };
}

export function refusal(text) {
    return { content: text, flags: MessageFlags.Ephemeral };
}

export function contract(offer) {
    return { embeds: [embedOf(offer, `Contract for offer #${offer.id}`)], allowedMentions: { parse: [] } };
}
