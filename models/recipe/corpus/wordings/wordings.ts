/**
More ways to ask, by the id of a topic: patterns of whole questions that fit no common frame.
*/
export type Wordings = Readonly<Record<string, readonly string[]>>;
