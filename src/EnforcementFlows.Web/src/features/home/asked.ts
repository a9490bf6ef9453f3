/** Which alerts the page asks for: one's own to be acknowledged, or all of one's own. */
export const alertsAsked = (search: URLSearchParams) => ({ view: 'mine' as const, ...(search.get('all') === 'true' ? {} : { acknowledged: false }) });
