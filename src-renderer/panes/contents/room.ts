/** What a name and the columns have at least in a tree that says that it has room (tree-pane.tsx), in pixels. */
export const ROOM_PX = { name: 200, kind: 80, modified: 100 } as const
