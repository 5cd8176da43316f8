// geneverdict as a process: one study file and the files it names, one results folder.  Untried: written without Nextflow.
//
//   nextflow run main.nf --studies 'studies/*.toml' --genes 'ITGA5 EGFR' --options '--geo /data/geo'

nextflow.enable.dsl = 2

params.studies = 'studies/*.toml'
params.genes = 'ITGA5'
params.options = ''

process GENEVERDICT_RUN {
    tag "${name}"
    cpus 2
    // 1: nothing could be analysed; 3: a series needs your word.  Both are said in the log; the other studies go on.
    errorStrategy { task.exitStatus in [1, 3] ? 'ignore' : 'terminate' }
    publishDir 'results', mode: 'copy'

    input:
    tuple val(name), path(study)

    output:
    tuple val(name), path("${name}")

    script:
    """
    geneverdict run ${study} -o ${name} --quiet --strict --no-figures ${params.options}
    """
}

process GENEVERDICT_GENE {
    tag "${name}"

    input:
    tuple val(name), path(results)

    output:
    path "${name}.verdicts.txt"

    script:
    """
    geneverdict gene ${params.genes} ${results} --quiet > ${name}.verdicts.txt
    """
}

workflow {
    studies = Channel.fromPath(params.studies).map { file -> tuple(file.baseName, file) }
    GENEVERDICT_RUN(studies)
    GENEVERDICT_GENE(GENEVERDICT_RUN.out).collectFile(name: 'verdicts.txt', storeDir: '.')
}
