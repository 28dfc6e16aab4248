import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { Script } from 'node:vm'

/** Of which program, in which runtime: V8 itself looks at little more than the length of a source. */
const RUNTIME = [process.versions['electron'], process.versions.v8, process.platform, process.arch].join(' ')

/** What V8 made of one file. */
interface CompiledFile {
  /** Of the source. */
  readonly sum: string
  readonly code: Uint8Array
}

interface LoadedFile extends Omit<CompiledFile, 'code'> {
  readonly script: Script
}

type Program = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  filename: string,
  dirname: string,
) => void

/**
 * Loads the bundles of one folder as `require` does, but with the code that V8
 * made of them in an earlier run: then they are neither parsed nor compiled. What
 * was kept for another runtime or another source is not used.
 */
export class ProgramLoader {
  readonly #folder: string
  readonly #kept: ReadonlyMap<string, CompiledFile>
  readonly #modules = new Map<string, { exports: object }>()
  readonly #loaded = new Map<string, LoadedFile>()
  #used = 0

  /** `kept`: what `compiled` answered in an earlier run, whatever has become of it since; null where there is none. */
  constructor(folder: string, kept: Uint8Array | null) {
    this.#folder = folder
    this.#kept = kept === null ? new Map() : filesIn(kept)
  }

  /** How many files were not compiled anew. */
  get used(): number {
    return this.#used
  }

  /** Runs a file of the folder once; answers what it exports. Throws what it throws. */
  load(file: string): object {
    const known = this.#modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    this.#modules.set(file, module)
    const path = join(this.#folder, file)
    const run: Program = this.#compile(file, path).runInThisContext()
    run(module.exports, this.#requireFrom(path), module, path, dirname(path))
    return module.exports
  }

  /** For a later run: all that was loaded, with the functions that were called until now. */
  compiled(): Uint8Array {
    const files = [...this.#loaded].map(([file, { sum, script }]): [string, CompiledFile] => [
      file,
      { sum, code: script.createCachedData() },
    ])
    return serialize({ runtime: RUNTIME, files })
  }

  #compile(file: string, path: string): Script {
    const source = readFileSync(path, 'utf8')
    const sum = createHash('sha1').update(source).digest('base64')
    const kept = this.#kept.get(file)
    const cachedData = kept?.sum === sum ? kept.code : undefined
    const script = new Script(`(function(exports,require,module,__filename,__dirname){${source}\n})`, {
      filename: path,
      ...(cachedData ? { cachedData } : {}),
    })
    if (script.cachedDataRejected === false) this.#used += 1
    this.#loaded.set(file, { sum, script })
    return script
  }

  #requireFrom(path: string): (name: string) => unknown {
    const require = createRequire(path)
    return name => {
      if (!name.startsWith('.')) return require(name)
      const file = relative(this.#folder, join(dirname(path), name))
      return file.startsWith(`..${sep}`) ? require(name) : this.load(file)
    }
  }
}

function filesIn(kept: Uint8Array): ReadonlyMap<string, CompiledFile> {
  try {
    const { runtime, files } = deserialize(kept)
    return runtime === RUNTIME ? new Map(files) : new Map()
  } catch {
    return new Map()
  }
}
