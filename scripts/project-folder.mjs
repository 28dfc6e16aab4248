// @ts-check
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json, wherever the command was started. */
export const projectFolder = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
