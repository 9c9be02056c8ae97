// The outbox: delivers each effect at least once, in order within a room, at most eight rooms at a time, and at the same
// pace as Parley.

import * as views from './views.js';

const WORKERS = 8;

export class Outbox {
    constructor(store, client, callsPerSecond) {
        Object.assign(this, { store, client, callsPerSecond });
        this.busy = new Set();
        this.running = new Set();
        this.nextTurn = 0;
        this.stopping = false;
    }

    /** Starts what is due, up to the number of workers. */
    wake() {
        if (this.stopping || this.busy.size >= WORKERS) return;
        for (const head of this.store.heads()) {
            if (this.busy.size >= WORKERS) return;
            if (this.busy.has(head.room)) continue;
            this.busy.add(head.room);
            const work = this.deliver(head).finally(() => {
                this.running.delete(work);
                this.busy.delete(head.room);
                this.wake();
            });
            this.running.add(work);
        }
    }

    async deliver(head) {
        await this.turn();
        if (this.stopping) return;
        const effect = this.store.effect(head.id);
        try {
            this.store.receive(effect, await this.call(effect));
        } catch (error) {
            console.error(`effect ${effect.id} failed: ${error.message}`);
            await new Promise((resolve) => setTimeout(resolve, 1000));
        }
    }

    async call(effect) {
        const offer = this.store.offer(effect.offer);
        const channel = await this.client.channels.fetch(offer.room);
        const nonce = { nonce: String(effect.id), enforceNonce: true };
        switch (effect.kind) {
            case 'post_card': return (await channel.send({ ...views.card(offer), ...nonce })).id;
            case 'refresh_card': return void await channel.messages.edit(offer.card, views.card(offer));
            case 'post_contract': return (await channel.send({ ...views.contract(offer), ...nonce })).id;
            case 'pin_contract': return void await channel.messages.pin(offer.contract);
        }
    }

    /** Waits for the next call's turn; ten may come at once after a quiet time. */
    async turn() {
        const gap = 1000 / this.callsPerSecond;
        const now = performance.now();
        this.nextTurn = Math.max(this.nextTurn, now - 9 * gap);
        const wait = this.nextTurn - now;
        this.nextTurn += gap;
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }

    /** Starts nothing more, and returns once what was started is done. */
    async stop() {
        this.stopping = true;
        await Promise.all(this.running);
    }
}
