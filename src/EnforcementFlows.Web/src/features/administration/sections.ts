/** A part of the administration, and the permissions of which one opens it. */
export type Section = { name: string; anyOf: string[] };

export const sections: Section[] = [
  { name: 'calendars', anyOf: ['calendar.read'] },
  { name: 'profile', anyOf: ['profile.read'] },
  { name: 'staff', anyOf: ['staff.lend', 'ledger.read'] },
  { name: 'accounts', anyOf: ['user.manage'] },
  { name: 'substitutions', anyOf: ['staff.substitute'] },
  { name: 'messages', anyOf: ['message.repair'] },
  { name: 'incidents', anyOf: ['message.repair'] },
  { name: 'gateways', anyOf: ['message.repair'] },
  { name: 'audit', anyOf: ['audit.verify', 'message.repair'] },
];

/** Whoever has one of these finds something here. */
export const anySection = ['calendar.read', 'profile.read', 'staff.lend', 'user.manage', 'staff.substitute', 'message.repair', 'audit.verify'];
