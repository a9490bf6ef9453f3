test('whoever is at the flow says so every two minutes, whoever has gone away does not', async () => {
  vi.useFakeTimers();
  const asked = vi.fn(async () => Response.json({ definitionId: 'f', links: [] }));
  window.fetch = asked;
  const { stayPresent } = await import('../page/presence.js');
  const tell = vi.fn();
  stayPresent(() => 'f', tell);

  await vi.advanceTimersByTimeAsync(130_000);
  expect(asked).not.toHaveBeenCalled();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toHaveBeenCalledWith('/elsa/api/workflow-definitions/by-definition-id/f?versionOptions=Latest');
  expect(tell).toHaveBeenCalledWith({ definitionId: 'f', links: [] });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
