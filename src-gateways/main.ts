import { runGateway } from './kit/run-gateway.ts'

/** Each is loaded where it is asked for: clients of HTTP and readers of XML take longer than a folder's own program. */
void runGateway({
  folder: async () => (await import('./folder/folder-program.ts')).folderProgram,
  opensim: async () => (await import('./opensim/opensim-program.ts')).opensimProgram,
  linden: async () => (await import('./linden/linden-program.ts')).lindenProgram,
  s3: async () => (await import('./s3/s3-program.ts')).s3Program,
  smartbots: async () => (await import('./smartbots/smartbots-program.ts')).smartbotsProgram,
})
