import { useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect, useState } from 'react';
import { api, dataOf } from './api';

const minute = 60_000;
const opened = new Date(); // until the host has told its own

/** The time of what is only played through, inside of which nothing goes by the court's clock. */
export const PlayedTime = createContext<Date | undefined>(undefined);

/** The court's time. It is the host's and not the browser's: a wrong clock on somebody's desk makes nothing late. With a manual clock it stands still. */
export function useNow(): Date {
  const played = use(PlayedTime);
  const { data } = useQuery({
    queryKey: ['clock'],
    queryFn: async () => ({ ...(await dataOf(api.GET('/api/clock'))), readAt: Date.now() }),
    refetchInterval: minute,
  });
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPassed(data?.mode === 'system' ? Date.now() - data.readAt : 0), minute / 2);
    return () => clearInterval(timer);
  }, [data]);
  if (played) return played;
  return data ? new Date(new Date(data.now).getTime() + passed) : opened;
}

/** Whether the clock is one that is moved by hand (demo and acceptance). */
export function useManualClock() {
  return useQuery({ queryKey: ['clock'], queryFn: async () => ({ ...(await dataOf(api.GET('/api/clock'))), readAt: Date.now() }) }).data?.mode === 'manual';
}
