import type { AfterGiving } from '../../src-shared/domain/giving'
import { quote } from './english'

const after: Record<AfterGiving, string> = {
  stays: 'They get a copy, and it stays here as well.',
  leaves: 'It can’t be copied, so it leaves this inventory.',
  'may-leave': 'This inventory doesn’t say whether it can be copied. If it can’t, it leaves this inventory.',
  'in-part': 'All that is in the folder goes along. Items that can’t be copied leave this inventory.',
}

/** Giving something to somebody else, in English. */
export const enGive = {
  command: 'Give…',
  title: (name: string) => `Give ${quote(name)}`,
  after,
  final: 'What was given can’t be taken back.',
  to: 'To: avatar ID, or the address of their profile',
  check: 'Satchel can’t see who that is, so check the ID.',
  notAnId: 'That isn’t the ID of an avatar. It has 36 characters and is copied from their profile.',
  confirm: 'Give',
  cancel: 'Cancel',
  close: 'Close',
  giving: (name: string) => `Giving ${quote(name)}…`,
  oneOnly: 'Select one item or folder to give.',
}
