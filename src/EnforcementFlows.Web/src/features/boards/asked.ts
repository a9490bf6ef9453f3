/** Which overdue reports the page asks for: those to be decided on, or those that are. */
export const overdueAsked = (search: URLSearchParams) => ({ decided: search.get('decided') === 'true' });
