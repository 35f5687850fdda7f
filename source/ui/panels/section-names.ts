/**
The panels, in the order they stand on the screen; `focused` and `zoomed` name one of them.
*/
export const sectionNames = ['gpu', 'memory', 'cpu', 'latency', 'disk', 'network', 'model'] as const;

export type SectionName = (typeof sectionNames)[number];
