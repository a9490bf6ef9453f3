/** A part of the administration, and the permissions of which one opens it; one that is a site of its own has its address. */
export type Section = { name: string; anyOf: string[]; site?: string };

export const sections: Section[] = [
  { name: 'calendars', anyOf: ['calendar.read'] },
  { name: 'profile', anyOf: ['profile.read'] },
  { name: 'flows', anyOf: ['workflow.read'] },
  { name: 'designer', anyOf: ['workflow.read'], site: '/studio/' },
  { name: 'staff', anyOf: ['staff.lend', 'ledger.read'] },
  { name: 'accounts', anyOf: ['user.manage'] },
  { name: 'substitutions', anyOf: ['staff.substitute'] },
  { name: 'messages', anyOf: ['message.repair'] },
  { name: 'incidents', anyOf: ['message.repair'] },
  { name: 'gateways', anyOf: ['message.repair'] },
  { name: 'audit', anyOf: ['audit.verify', 'message.repair'] },
];

/** Whoever has one of these finds something here. */
export const anySection = ['calendar.read', 'profile.read', 'workflow.read', 'staff.lend', 'user.manage', 'staff.substitute', 'message.repair', 'audit.verify'];
