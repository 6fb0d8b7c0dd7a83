import type { Tx } from '@referrals/database';
import { Appointment, HandOver } from './appointment.entity.js';
import { Deputy, Post } from './post.entity.js';

/** Of a list of files that was handed over: whether it was received. */
export type HandedOver = Pick<HandOver, 'appointment' | 'receivedAt'>;

/** A post as it is decided on. Who holds it stays sealed. */
export interface PostState {
  post: Post;
  appointments: Appointment[];
  deputies: Deputy[];
  handedOver: HandedOver[];
}

/** All of it in one message, behind the lock of whoever changes it. */
export async function readPost(tx: Tx, id: string): Promise<PostState | undefined> {
  const [post, appointments, deputies, handedOver] = await Promise.all([
    tx.manager.findOneBy(Post, { id }), tx.manager.findBy(Appointment, { post: id }), tx.manager.findBy(Deputy, { post: id }),
    tx.manager.find(HandOver, { select: { appointment: true, receivedAt: true }, where: { post: id } }),
  ]);
  return post === null ? undefined : { post, appointments, deputies, handedOver };
}

/** How a change names the post it is about: by itself, or by an appointment to it. */
export type PostKey = { readonly post: string } | { readonly appointment: string };

/** All posts of the division that one is in, oldest first: what is said of a division is said under all their locks. None: not there, or not theirs. */
export async function siblingsOf(tx: Tx, key: PostKey): Promise<string[]> {
  const [table, id] = 'post' in key ? ['post', key.post] : ['appointment', key.appointment];
  const rows = await tx.query<{ id: string }>(`SELECT p.id FROM post p WHERE p.division = (SELECT one.division FROM ${table} one WHERE one.id = $1) ORDER BY p.id`, [id]);
  return rows.map((row) => row.id);
}
