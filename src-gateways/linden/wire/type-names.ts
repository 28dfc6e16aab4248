function numbered(text: string): ReadonlyMap<string, number> {
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((pair): [string, number] => {
      const [name = '', number = ''] = pair.split('=')
      return [name, Number(number)]
    })
  return new Map(pairs)
}

/** Some services say a type by its name (linden.md, 3). */
export const ASSET_TYPE_NAMES = numbered(`
  texture=0 sound=1 callcard=2 landmark=3 script=4 clothing=5 object=6 notecard=7 category=8 lsltext=10
  lslbyte=11 txtr_tga=12 bodypart=13 snd_wav=17 img_tga=18 jpeg=19 animatn=20 gesture=21 simstate=22 link=24
  link_f=25 widget=40 person=45 mesh=49 settings=56 material=57 gltf=58 glbin=59 unknown=255`)

export const INVENTORY_TYPE_NAMES = numbered(`
  texture=0 sound=1 callcard=2 landmark=3 object=6 notecard=7 category=8 root=9 script=10 snapshot=15 attach=17
  wearable=18 animation=19 gesture=20 mesh=22 widget=23 person=24 settings=25 material=26 gltf=27 glbin=28`)

export const SALE_TYPE_NAMES = numbered('not=0 orig=1 copy=2 cntn=3')
