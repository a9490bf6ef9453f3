import type { HubConnection } from '@microsoft/signalr';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What the host says has changed: no content, only what is worth asking for again. */
type Changed = { cases: string[] | null; tasks: boolean; alerts: boolean };

/** Hears of changes while a page is open and asks again for what it concerns. A message may be lost: after a break everything is asked again. */
export function useLiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    let connection: HubConnection | undefined;
    let isOver = false;
    void connect(client).then((made) => {
      connection = made;
      if (isOver) void made.stop();
    });
    return () => {
      isOver = true;
      void connection?.stop();
    };
  }, [client]);
}

async function connect(client: QueryClient) {
  const { HttpTransportType, HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr'); // after the page is there
  const connection = new HubConnectionBuilder().withUrl('/api/live', { transport: HttpTransportType.WebSockets, skipNegotiation: true }).withAutomaticReconnect().configureLogging(LogLevel.None).build();
  connection.on('changed', (change: Changed) => {
    if (change.tasks) void client.invalidateQueries({ queryKey: ['tasks'] });
    if (change.alerts) void client.invalidateQueries({ queryKey: ['alerts'] });
    for (const id of change.cases ?? [undefined]) void client.invalidateQueries({ queryKey: id === undefined ? ['case'] : ['case', id] }); // too many to name: all
  });
  connection.onreconnected(() => void client.invalidateQueries());
  await connection.start().catch(() => undefined); // pages work without it: they ask again when looked at
  return connection;
}
