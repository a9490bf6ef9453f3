import type { Schema } from '@/lib/api';

export type Answer = Schema<'SimulationAnswer'>;
export type SimulatedTask = Schema<'SimulatedTask'>;
