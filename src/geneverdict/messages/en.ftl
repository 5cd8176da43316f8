# English: the texts by key, as docs/language.md describes; what a value is called here it is called in every language.

language-name = English
language-tag = en
language-plurals = one-other
language-spacing = words

list-and = { " and " }
list-or = { " or " }
list-besides = { " and " }
list-comma = { ", " }
list-semicolon = { "; " }
list-space = { " " }
list-sentence = { " " }
list-more = { $n } more
list-quoted = '{ SHORT($name, length: 70) }'

# Counted things
unit-pairs = { $n -> [one] { $n } pair *[other] { $n } pairs }
unit-samples = { $n -> [one] { $n } sample *[other] { $n } samples }
unit-genes = { $n -> [one] { $n } gene *[other] { $n } genes }
unit-probes = { $n -> [one] { $n } probe *[other] { $n } probes }
unit-series = { $n } series
unit-cases = { $n -> [one] { $n } case *[other] { $n } cases }
unit-controls = { $n -> [one] { $n } control *[other] { $n } controls }

error-line = { $where -> [absent] {""} *[other] { $where }:{" "} }{ $what }{ $expected -> [absent] { $found -> [absent] {""} *[other] ; found { $found } } *[other] ; expected { $expected }{ $found -> [absent] {""} *[other] , found { $found } } }.{ $do -> [absent] {""} *[other] {" "}{ $do }. }

## The Python interface

# What the Python interface refuses
error-by_name = { $what } takes its values by name
    .do = For example: { $what }(name=value)
error-needs_package = the Python package { $package } is not installed here
    .do = Install it: pip install { $package }
error-wrong_type = { $verb } cannot take this as '{ $argument }'
    .expected = { LIST($expected, by: "or") }
    .found = { $found }
error-nothing_given = { $verb } needs at least one { $what }
error-no_platform_given = a series needs the table of its platform
    .do = For example: prepare(series, read_platform("GPL570.annot.gz")), or fetch the series: prepare(fetch("GSE4107"))
error-groups_needed = the series { $series } has no groups to compare
    .do = Give what prepare made of it
error-other_platform = the table is that of another array
    .expected = { $expected }
    .found = { $found }
    .do = Read the table of { $expected }; or, where this one is meant, say so: SeriesSpec(id="{ $series }", platform="{ $found }")
error-few_probes_in_table = { $missing } of { $n } probes of the series are not in the table of { $platform -> [absent] its platform *[other] { $platform } }
    .do = Read the table of the series' own array; or, where this one is meant, say so: SeriesSpec(id="{ $series }", platform="{ $platform -> [absent] GPL… *[other] { $platform } }")

## Files, the study file, the command line, a run

system-reason = { $code -> *[other] { $text } }

# Bringing files here
error-not_an_accession = this is not the accession of a series or platform
    .expected = GSE…, GDS… or GPL… and a number
    .found = { $text }
    .do = { $kind -> [part] A GSM is one sample: name the series it belongs to, like GSE14520 *[other] Write it like GSE14520 or GPL570 }
error-accession_of_another_kind = this is not the accession of { $kind -> [GPL] a platform [GDS] a DataSet *[GSE] a series }
    .expected = { $kind -> [GPL] a platform (GPL…) [GDS] a DataSet (GDS…) *[GSE] a series (GSE…) }
    .found = { $text }
    .do = Check which accession goes where
error-mirror_without_address = the mirror has no address
    .expected = https://…, http://…, file://… or a folder
    .do = Leave it out to use GEO itself
error-mirror_address = this address of a mirror cannot be used
    .expected = https://…, http://…, file://… or a folder
    .found = { $text }
    .do = Name a mirror laid out like GEO's file tree
error-mirror_not_a_folder = the mirror is not a folder
    .do = Name a folder laid out like GEO's file tree, or an address

cache-no_manifest = { $file } is in the cache without a manifest: it is not trusted
cache-not_as_its_manifest = { $file } in the cache does not have the size and sha256 of its manifest: it is not trusted
cache-waiting = another run is fetching { $file }: waiting for it
cache-offline_listing = { $series }: offline, only the { $n -> [one] matrix *[other] { $n } matrices } in the cache { $n -> [one] is *[other] are } known
error-cache_not_writable = cannot write to the cache
    .found = { $why }
    .do = Name a folder that can be written and has room, by GENEVERDICT_CACHE

error-no_file = no file
error-not_cached = not in the cache
error-not_trusted = a file that is not trusted
error-not_on_the_server = the mirror does not have this file
    .found = { $why }
error-server_refuses = the server refuses
    .found = { $why }
    .do = Open the address in a browser, or name another mirror with --geo
error-unreadable = the file cannot be read
    .found = { $why }
    .do = Look at its rights
error-system_refuses = the system refuses this path: { $why }
error-not_there = { $what -> [family] no family SOFT file of { $accession } [dataset] no DataSet { $accession } [platform] no table of platform { $accession } [definition] no definition of probe sets of { $accession } [matrix_on] no matrix of { $accession } on { $platform } [supplement] no supplementary file '{ $name }' of { $accession } [ncbi_counts] no counts made by NCBI of { $accession } [ncbi_genes] no table of the genes that NCBI counts on { $accession } [matrix] no series matrix of { $accession } *[file] no such file }{ $offline -> [yes] {" "}in the cache *[no] {""} }; tried { LIST($tried) }
    .do = { $offline -> [yes] Run it once without --offline, or name a folder that has it with --geo *[no] { $what -> [platform] Check the accession and the mirror, or bring a probe map of your own [matrix_on] It has: { LIST($others, by: "comma") } [matrix] Check the accession and the mirror; a SuperSeries, or a series that is not public, has no matrix, and another may have only a family SOFT file *[other] Check the accession and the mirror } }
error-interrupted = interrupted
    .do = Run it again: what has come is kept
error-proxy_settings = the proxy settings of the environment cannot be used
    .found = { $why }
    .do = Look at HTTPS_PROXY, HTTP_PROXY and ALL_PROXY
error-not_fetched = could not be fetched, after { $n -> [one] { $n } attempt *[other] { $n } attempts } that brought nothing new
    .found = { $why }
    .do = Run it again later (it goes on where it stopped), or name another mirror with --geo
error-endless_page = the folder page is larger than any

fetch-tried = { $place } ({ $why })
fetch-http = HTTP { $status }{ $words -> [absent] {""} *[other] {" "}{ $words } }
fetch-another_length = the answer has another length than it states
fetch-another_piece = the server continued with another piece or another file than was begun
fetch-no_connection_in_time = no connection within { $seconds } s
fetch-nothing_came = nothing came for { $seconds } s
fetch-too_slow = fewer than { $rate } bytes a second came
fetch-no_connection = no connection to { $host } ({ $why })
fetch-connection_broken = { $host } broke the connection ({ $why })
fetch-how_far = { $why }, at { $done } of { $total } bytes

# Whole or not
-get-again = { $from -> [server] So it is on the mirror, or becomes on the way: name another mirror with --geo, or try later *[absent] Get it again }
error-not_gzip = this is { $kind -> [binary] binary data *[text] plain text } instead of gzip, which the name '{ $name }' promises
    .found = '{ $start }…'
    .do = { -get-again }
error-binary = this is binary data, not text
    .found = '{ $start }…'
    .do = { -get-again }
error-empty_file = the file is empty
    .found = 0 bytes
    .do = { -get-again }
error-git_lfs_pointer = this is a Git LFS pointer that stands for a file{ $size -> [absent] {""} *[other] {" "}of { $size } bytes }, not the file itself
    .do = { $from -> [server] { -get-again } *[absent] Get the file itself (git lfs pull), or take another mirror }
error-web_page = this is a web page{ $title -> [absent] {""} *[other] {" "}titled '{ $title }' }, not data
    .do = { $from -> [server] { -get-again } *[absent] A sign-in page, a proxy or a moved address: open it in a browser to see }
error-gzip_cut_off = the gzip file ends before its end: it was cut off, as by a broken download
    .found = only { $size } bytes
    .do = { -get-again }
error-gzip_damaged = the gzip file is damaged inside
    .found = { $why -> [absent] bad data *[other] { $why } }
    .do = { -get-again }
error-rows_not_as_stated = the series matrix does not have the rows it should have
    .expected = { $stated } rows as !Sample_data_row_count states for every sample
    .found = { $rows }
    .do = { $from -> [server] { -get-again } *[absent] Get it again, or elsewhere }
error-table_never_begins = this is not a whole { $kind -> [platform] platform table *[matrix] series matrix }: it never begins
    .expected = a line { $line }
    .do = { -get-again }
error-table_cut_off = the { $kind -> [platform] platform table *[matrix] series matrix } is cut off: the line { $line } is missing
    .found = { $rows -> [one] { $rows } row *[other] { $rows } rows }{ $stated -> [absent] {""} *[other] {" "}of the { $stated } stated }
    .do = { -get-again }
error-family_without_samples = this is not a whole family SOFT file: it holds no sample
    .expected = lines ^SAMPLE
    .do = { -get-again }
error-family_cut_in_table = the family SOFT file is cut off within a table
    .expected = { $begun -> [one] { $begun } table end *[other] { $begun } table ends }
    .found = { $ended }
    .do = { -get-again }
error-family_cut_between_samples = the family SOFT file is cut off between samples
    .expected = the { $named } samples it names
    .found = { $samples }
    .do = { -get-again }
error-no_whole_platform_table = the family file of the platform holds no whole platform table
    .expected = a line !platform_table_end before the first sample
    .do = { $from -> [server] { -get-again } *[absent] Get it again, or bring a probe map of your own }

# Where
place-series = series { $series }{ $at -> [absent] {""} *[other] , { $at } }
place-sample = { $file }, sample { $sample }

# Reading files
error-platform_table_empty = the platform table is empty
    .do = Give probe_map = "…" in the study file
error-probe_map_columns = a probe map has at least two columns
    .expected = probe and gene, with a tab between
    .found = '{ $line }'
error-no_platform_table_here = there is no platform table in this file
    .expected = an annotation file (GPL….annot.gz) or a platform SOFT
    .found = '{ $line }'
error-too_much = { $kind -> [size] the file is larger than this reads [bomb] the file unpacks to far more than a table can [line] a line is longer than this reads [text] a text of a sample is longer than this reads [fields] there are more fields of samples than this reads *[columns] there are more columns than this reads }
    .expected = { $kind -> [size] { $most } GB at most, unpacked [bomb] { $most } times its size at most [line] { $most } MB at most [text] { $most } MB at most [fields] { $most } at most *[columns] { $most } at most }
    .found = { $found -> [absent] {""} *[other] { $found }{ $kind -> [size] {" "}GB or more [bomb] {" "}times or more *[other] {""} } }
    .do = { $kind -> [bomb] Get it again; where it is meant, unpack it first [columns] See whether it is the table of genes by samples *[other] See whether it is the right file }
error-truncated = the file is truncated
    .found = { $why }
    .do = Download it again
cut-in_header = it ends inside the header
cut-before_table = it ends before the table begins
cut-line_missing = the line { $line }{ $sample -> [absent] {""} *[other] {" "}of { $sample } } is missing
cut-no_sample = no sample in it
cut-samples_missing = { $n } of the { $named } samples of !Series_sample_id; { $sample } is missing
cut-gzip = the gzip stream ends too early
cut-packed = it ends inside what is packed in it
cut-last_line = the last line does not end
cut-utf16 = damaged UTF-16 text
cut-cells = it ends after { $found } of the { $stated } cells it states
cut-sets = it ends after { $found } of the { $stated } probe sets it states
error-no_cel = this is no { $kind -> [cel] CEL file of Affymetrix *[cdf] definition of probe sets }
    .expected = { $kind -> [cel] version 3 (text), 4 or Calvin, gzipped or not *[cdf] a CDF (text or binary), BrainArray's probe_tab, Bioconductor's .rda or pd.* package, packed or not }
error-calvin_kind = this file of Command Console holds no intensities
    .found = { $found }
    .do = Take the CEL file of the same array
error-cel_size = the size of the array cannot be: { $rows } rows, { $columns } columns
    .do = Download it again
error-cel_columns = the columns of the intensities are not as in CEL files
    .expected = X, Y, MEAN, then others
    .found = { $found }
error-cel_lines = a line of the intensities does not hold numbers
    .do = Download it again
error-cel_places = a cell is named that the array does not have, or one is named twice
    .do = Download it again
error-cel_values = intensities are below zero or not finite: the file is damaged
    .do = Download it again
error-no_probe_sets = the definition has no perfect-match probe
error-set_twice = the definition has the probe set { $name } twice
error-lone_definition = this file says which probes of a chip belong together, and holds no values
    .do = Name the folder of the CEL files, and this file by cdf = "FILE" unless it lies among them
error-r_shape = this file of R holds other things than the environment of a chip's probe sets ({ $what })
    .do = In R: save(NAMEcdf, file = "NAMEcdf.rda"), with the environment of the chip's package
error-sqlite = this database has not the tables of a pd.* package, or is damaged ({ $why })
    .do = Take the file of inst/extdata of the chip's pd.* package of Bioconductor
error-no_cel_files = there is no CEL file of Affymetrix among the files
    .found = { COUNT($files) -> [0] no file *[other] { LIST($files, max: 6, by: "comma") } }
    .do = Unpack archives other than tar and zip. Name raw files of other makers by illumina = "FILE" or spots = "FOLDER"; without raw and cel the series' own matrix is used
chip-of_arrays = { $chip } ({ $rows } × { $columns } cells), { $n -> [one] { $n } array *[other] { $n } arrays } ({ LIST($files, max: 3, by: "comma") })
error-several_chips = the arrays are of { COUNT($chips) } kinds, and each kind is a series of its own
    .found = { LIST($chips, by: "semicolon") }
    .do = Name the one of this series: chip = "NAME", or platform = "GPL…" for an accession; run makes a series of each where nothing is named
error-several_definitions = several of the files say which probes belong together: { LIST($files, by: "comma") }
    .do = Take the right one out (unpack the archive) and name it: cdf = "FILE"
error-definition_of_other = this definition is of another chip
    .expected = { $chip }, { $rows } × { $columns } cells, as in the CEL files
    .found = { $other }, { $other_rows } × { $other_columns } cells
    .do = Name the definition of { $chip }: cdf = "FILE"
error-no_definition = which probes of { $chip } belong together is not known: no definition (CDF) of this chip is there
    .found = none beside the CEL files{ COUNT($tried) -> [0] {""} *[other] , none in suppl/ of { LIST($tried, by: "comma") } }
    .do = Get { $file -> [absent] { $platform -> [absent] the CDF of { $chip } *[other] the CDF among the supplementary files of { $platform } (GEO) } *[other] { $file } (GEO, supplementary files of { $platform }) } or the maker's own CDF, or Bioconductor's package of it (NAMEcdf, pd.NAME). Put it into the folder of the CEL files, or beside the study file and name it: cdf = "FILE"
error-no_background = the array has no background that could be told from signal: its perfect-match probes are all alike, or nearly
    .do = Leave this array out, or download it again
error-no_mismatches = MAS 5.0 needs the mismatch beside each perfect match, and this definition has none
    .do = Name the maker's own CDF, or leave processing out: RMA needs perfect matches alone
error-processing_of_cel = of CEL files, processing takes method = "rma" or "mas5", with "rma" background = "none" and between = "none" (no quantiles), and nothing else
error-processing_of_spots = processing method is of Affymetrix's CEL files: spots have background, offset, within and between
error-idat = this is an IDAT file of Illumina, which cannot be read: those of expression arrays are encrypted
    .do = Take the non-normalized table that GEO has beside the series, or GenomeStudio's export of it: illumina = "FILE"
error-no_signals = no column of the table holds signals of beads
    .expected = a column of numbers for each sample, as in "AVG_Signal-S1", or one before each "Detection Pval"
    .found = { LIST($columns, max: 6, by: "comma") }
error-detection_whose = which detection p-value is of which signal cannot be told
    .expected = one for each signal, right beside it or called after it
    .found = signals { LIST($signals, max: 4, by: "comma") }; detection { LIST($detections, max: 4, by: "comma") }
    .do = Call them alike (S1.AVG_Signal, S1.Detection Pval), or take all columns of detection out
error-detection_range = detection p-values lie between 0 and 1; this table has { $found }
    .do = Name the column otherwise if it is no detection p-value; divide by 100 if it is in per cent
error-no_bead_header = this is no table of bead signals: no line of names stands above lines of numbers
    .found = { $line }
error-beads_logged = these are not raw signals: the largest of { $file } is { $largest }, as of logarithms
    .do = Give a table of processed values, its columns of detection left out, as expression = "FILE"
error-no_bead_controls = the negative controls are fewer than two, or all alike, in an array
    .do = Leave bead_controls out: the detection p-values are used instead
error-controls_of_others = the table of control beads has no column of the sample '{ $name }'
error-beads_as_expression = these are raw signals of beads with their detection p-values, not values of samples alone: { LIST($shown, max: 4) }
    .do = Say illumina = "FILE" instead of expression
error-table_truncated = the table is truncated
    .expected = { $stated -> [one] { $stated } row *[other] { $stated } rows } by !Sample_data_row_count
    .found = { $rows }
    .do = Download it again
read-supplementary = { $file } ({ $address })
read-supplement_line = counts = "{ $file }" ({ $kind -> [counts] counts, by its name [normalised] normalised, by its name *[unsaid] its name does not say of what })
error-empty_table = the table of this series is empty: its values (RNA-seq as a rule) are in supplementary files
    .found = { COUNT($files) -> [0] no supplementary file named *[other] { LIST($files, max: 6, by: "comma") } }
    .do = Where one of these files holds counts (or FPKM, TPM), name it: counts = "NAME" (the tables within a RAW.tar are read, too), or counts = "FILE or FOLDER" for what you have downloaded
error-which_counts = the table of this series is empty, and several of its supplementary files may hold the values
    .do = Put the right one into its entry: { LIST($lines) }
error-platforms = the series has { COUNT($platforms) } platforms: { LIST($platforms, by: "comma") }
    .do = Name one (or one entry for each): platform = "{ $first }"
error-several_platforms = the series has samples on several platforms
    .found = { LIST($platforms, by: "comma") }
    .do = Name one: platform = "{ $first }"
error-no_samples_on_platform = the series has no samples on { $platform }
    .found = { LIST($platforms, by: "comma") }
    .do = Name one of these, as platform = "{ $first }"
error-not_on_platform = the series is not on platform { $platform }
    .found = { $own }
    .do = Correct the platform, or leave it out
error-soft_for_matrix = this is a SOFT file, not a series matrix
    .do = Give the series matrix, or read it as a family SOFT
error-no_series_matrix = this is not a GEO series matrix
    .expected = lines that start with !Series_
    .found = '{ $line }'
    .do = Name the right file
error-no_family_soft = this is not a family SOFT file
    .expected = lines that start with ^SERIES and ^SAMPLE
    .found = '{ $line }'
error-table_without_samples = line { $number } should name the samples of the table
    .expected = ID_REF and the sample ids
    .found = '{ $line }'
error-samples_repeated = samples are repeated{ $place -> [table] {" "}in the header of the table [header] {" "}in !Sample_geo_accession *[file] {""} }
    .expected = each sample once
    .found = { LIST($samples, max: 5, by: "comma") }
error-no_matrix_line = line { $number } is not part of a series matrix
    .expected = a line that starts with !
    .found = '{ $line }'
error-samples_unnamed = the header describes samples without naming them
    .expected = a line !Sample_geo_accession
    .found = none
error-cells_of_field = line { $number } (!Sample_{ $field }) has the wrong number of cells
    .expected = { $samples }, one per sample
    .found = { $cells }
error-samples_differ = the samples of the header and of the table differ
    .expected = the same samples
    .found = { COUNT($header) -> [0] none *[other] { LIST($header, max: 3, by: "comma") } } only in the header, { COUNT($table) -> [0] none *[other] { LIST($table, max: 3, by: "comma") } } only in the table
    .do = Download it again
error-no_probe_column = the first column of the sample's table should name the probes
    .expected = ID_REF
    .found = '{ $column }'
error-no_rows = { $what -> [clinical_table] the clinical table [published] the table *[matrix] the matrix } has no rows
    .expected = { $what -> [clinical_table] one row per patient or sample *[matrix] one row per probe or gene } below the header
error-folder_for_table = this is a folder
    .expected = a file with a table
    .do = Name the file in it
error-one_cell = the header has one cell only
    .expected = cells with tabs, commas or semicolons between
    .found = '{ $line }'
    .do = Save it as tab-separated text
error-geo_for_table = this is a file in GEO's own format, not a plain table
    .do = Name the series by its accession: id = "GSE…"
-whose-name = { $what -> [matrix] a column of the matrix [sample_sheet] a column of the sample sheet [clinical_table] a column of the clinical table [tx2gene] a column of the table of transcripts and genes [published] a column of the table *[sample] a sample of the sample sheet }
error-without_a_name = { -whose-name } has no name
    .expected = a name in each cell of the header
    .found = an empty cell
error-name_repeated = { -whose-name } is repeated
    .expected = each name once
    .found = '{ $name }' { $n } times
error-cells = line { $number } of the { $what -> [clinical_table] clinical table [tx2gene] table of transcripts and genes [published] table *[sample_sheet] sample sheet } has the wrong number of cells
    .expected = { $wanted }
    .found = { $cells }
error-cells_of_line = line { $number } has the wrong number of cells
    .expected = { $wanted } as in the header
    .found = { $cells }
    .do = Download or save it again
error-matrix_for_sheet = this is a matrix, not a sample sheet
    .expected = one row per sample, its name in the first column
    .found = columns like '{ $column }', rows like '{ $row }'
    .do = Name the sheet that describes the samples
error-sheet_axes = the samples are in the columns of the sample sheet
    .expected = one row per sample, its name in the first column
    .found = columns like '{ $column }', rows like '{ $row }'
    .do = Turn the sheet's rows into columns
error-matrix_axes = the samples are in the rows of the matrix
    .expected = probes or genes in rows and samples in columns
    .found = columns like '{ $column }', rows like '{ $row }'
    .do = Transpose the table and save it again
error-sheet_without_header = the sample sheet has no header line
    .expected = names of its columns in the first line
    .found = the sample '{ $sample }'
error-sheet_empty = the sample sheet has no rows
    .expected = one row per sample below the header
error-sheet_of_others = the sample sheet does not fit the matrix: fewer than half of their samples have the same name
    .expected = the same names in both
    .found = { $n } in both; only in { $sheet }: { COUNT($only_sheet) -> [0] none *[other] { LIST($only_sheet, max: 6, by: "comma") } }; only in { $matrix }: { COUNT($only_matrix) -> [0] none *[other] { LIST($only_matrix, max: 6, by: "comma") } }
    .do = Put the names of the matrix's columns into the first column of the sheet{ $one -> [absent] {""} *[other] : '{ $one }' and '{ $other }' differ in case or signs only }
error-counts_as_expression = this is a file of a program that counts reads, not a table of expression values
    .found = cells of its first line like { LIST($shown, max: 5, by: "comma") }
    .do = Give it as counts = "…" instead of expression = "…"
error-counts_missing = { $n -> [one] one count is *[other] { $n } counts are } missing, the first in row '{ $row }', column '{ $column }'
    .expected = a number of reads in each cell
    .do = Write 0 where no read was found; take out genes that were not counted in all samples
error-no_count_columns = no column holds counts
    .expected = a column of numbers for each sample
    .found = columns like { LIST($columns, max: 5, by: "comma") }
error-counts_logged = these are not counts of reads but { $sign -> [negative] values of which { $n } are negative *[small] values that are not whole and reach { $most } only }: logarithms, as it seems
    .expected = counts, or values that are not on a log scale (FPKM, TPM)
    .do = Give them as expression = "…" with scale = "log2"; or give the counts that they were made of
error-count_files_of_kinds = the files are of different kinds: this one is { $other -> [featurecounts] of featureCounts [htseq] of htseq-count [star] of STAR [rsem] of RSEM [rsem_isoforms] of RSEM (isoforms) [salmon] of Salmon [kallisto] of kallisto *[table] a plain table }, '{ $one }' is { $kind -> [featurecounts] of featureCounts [htseq] of htseq-count [star] of STAR [rsem] of RSEM [rsem_isoforms] of RSEM (isoforms) [salmon] of Salmon [kallisto] of kallisto *[table] a plain table }
    .do = Name those of one kind by a pattern: counts = "folder/*.counts.txt"
error-count_tables = { $files } files were given, and this table has { $n } columns of numbers
    .expected = one table of all samples, or one file for each sample
    .do = Name the files of single samples by a pattern, or the one table
error-count_rows_differ = the files name different genes: this one has { $n } rows, '{ $other }' has { $first }
    .found = '{ $name }' is { $has -> [true] only in this one *[false] missing here }
    .do = Get the file again if it was cut short; else count all samples with the same annotation
error-strand = which of STAR's three columns holds the counts cannot be told: { $least }{ $most -> [absent] {""} *[other] {" "}to { $most } } % of the reads of genes lie on the forward strand
    .expected = less than 20 % or more than 80 % in each sample (a stranded library), or 40 to 60 % in each (an unstranded one)
    .do = Say which, as the library was prepared: strand = "unstranded", strand = "forward" or strand = "reverse" (most kits today: reverse)
error-no_tx2gene = these are counts of transcripts ('{ $example }'), and which gene each belongs to is not said
    .do = Give a table of transcripts (first column) and their genes (second): tx2gene = "tx2gene.tsv"
error-tx2gene_columns = the table of transcripts and genes has one column only
    .expected = transcripts in the first column, their genes in the second
error-tx2gene_of_others = { $table } names no gene for { $n } of { $of } transcripts, like { LIST($names, max: 3, by: "comma") }
    .found = names like '{ $example }' in the table
    .do = Give the table of the annotation that the transcripts were counted with
error-joined_twice = the columns fit the samples by '{ $one }' and by '{ $other }', and these contradict each other
    .do = Give a sheet whose first column holds the names of the columns: samples = "…"
error-not_joined = which sample each column is of cannot be told
    .expected = names of the samples, or their accessions, in the names of the columns
    .found = columns like { LIST($columns, max: 4, by: "comma") }; samples like { LIST($samples, max: 4, by: "comma") }
    .do = Give a sheet with a column of these names: samples = "…"; where they are runs (SRR…) of GEO's samples, their table: runs = "SraRunInfo.csv"
error-no_count_files = counts = "{ $path }" has no files
    .expected = a table, or files of one sample each (.txt, .tsv, .csv, .counts, quant.sf, abundance.tsv, ReadsPerGene.out.tab, genes.results)
error-tar = the tar archive is not whole{ $why -> [absent] {""} *[other] {" "}({ $why }) }
    .do = Download it again
error-tar_without_tables = the tar archive holds no table of counts
    .found = { COUNT($files) -> [0] no file *[other] { LIST($files, max: 6, by: "comma") } }
error-zip = the zip archive cannot be read{ $why -> [absent] {""} *[other] {" "}({ $why }) }
    .do = Unpack it, and name the folder
error-zip_without_tables = the zip archive holds no table of counts
    .found = { COUNT($files) -> [0] no file *[other] { LIST($files, max: 6, by: "comma") } }
error-runs_of_others = no run of this table is in the names of the columns of counts
    .expected = runs (SRR…) in both
    .found = columns like { LIST($columns) }; runs like { LIST($runs) }
error-runs_without_samples = no column of this table names the samples
    .expected = a column with their accessions (GSM…) or titles
    .found = { LIST($columns, max: 8) }
error-commas = commas in numbers { $kind -> [both] are decimal in some cells and are not in others *[either] may be decimal or part thousands }
    .expected = one way of writing numbers in the whole table
    .found = '{ $one }'{ $kind -> [both] {" "}and '{ $other }' *[other] , and no cell that tells which }
    .do = Save the table with points for decimals and nothing between thousands
error-encoding = the text is not in the encoding that the study file names
    .expected = { $encoding }
    .do = Correct encoding = "…", or leave it out: then it is guessed
error-corner_or_empty = it is not clear which sample each column is of
    .found = { $header } cells in the header and { $row } in the rows, the last of them empty
    .do = Give the first column a name (gene, say) before '{ $first }', or take the empty last column out of the rows
error-xlsx_library = a spreadsheet (xlsx) is read with the help of a library that is not installed
    .do = Install it: pip install 'geneverdict[excel]'; or save the sheet as tab-separated text
error-xlsx_sheet = the spreadsheet has no { $sheet -> [absent] sheet with cells *[other] sheet '{ $sheet }' }
    .found = { COUNT($sheets) -> [0] no sheet with cells *[other] { LIST($sheets, by: "comma") } }
error-xlsx = the spreadsheet (xlsx) cannot be read
    .found = { $why }
    .do = Open it and save it again, or save the sheet as tab-separated text
error-no_such_file = there is no such file
    .do = Check the name and the folder
error-no_data = this is not the data
    .expected = text, gzipped or not
    .found = { $kind -> [git_lfs] a Git LFS pointer, not the file it stands for [xlsx] a spreadsheet (xlsx) or another zip archive [xls] a spreadsheet of the old kind (xls) [pdf] a PDF document [docx] a document of a word processor (docx) [ods] a spreadsheet of LibreOffice (ods) [zip] a zip archive [bzip2] a bzip2 archive [xz] an xz archive [zstandard] a zstandard archive [parquet] a parquet file [hdf5] an HDF5 file (kallisto's abundance.h5, say) [r_objects] objects of R (.rda) [empty] an empty file [web_page] a web page, not data *[tar] a tar archive }
    .do = { $kind -> [xlsx] Save it as tab-separated text [xls] Save it as tab-separated text [pdf] Save it as tab-separated text [docx] Save its table as tab-separated text [ods] Save it as xlsx or tab-separated text [hdf5] Take the text instead: kallisto writes abundance.tsv beside it [r_objects] Write it as text in R: write.table *[other] Download it again, or unpack it }
error-not_text = this is not text
    .expected = text, gzipped or not
    .found = binary data
error-not_a_number = row '{ $row }' (line { $line }), column '{ $column }' is not a number
    .expected = a number or an empty cell
    .found = '{ $cell }'
    .do = Correct the cell, or leave it empty if missing{ $words -> [absent] {""} *[other] ; where such cells mean missing, say so under the series: missing = { $words } }

# The study file
place-section = { $file }, [{ $section }]
place-entry = { $file }, series { $number }{ $id -> [absent] {""} *[other] {" "}({ $id }) }
place-file_series = { $file }, series { $series }
error-no_study_file = there is no such study file
    .do = Make one: geneverdict init GSE… --gene … -o study.toml
error-study_unreadable = the study file cannot be read ({ $why })
error-no_list = there is no such list of genes
    .do = The path counts from the study file's own folder, or from where you are
error-list_unreadable = the list of genes cannot be read ({ $why })
error-list_empty = the list names no gene
    .expected = one symbol on each line
error-list_too_long = the list has too many genes
    .expected = at most { $most }
    .found = { $n }
    .do = Every gene of every series is in tables/ of the results, whatever the list
error-list_too_large = this is no list of genes
    .expected = { $most } bytes at most
error-list_line = line { $line } of the list is no symbol
    .expected = one symbol on each line; what stands behind a # is a comment
    .found = '{ $found }'
study-not_utf8 = it is not UTF-8 text
error-not_toml = this is not valid TOML: { $why }{ $line -> [absent] {""} *[other] {" "}(at line { $line }, column { $column }) }
toml-reason = { $code -> *[other] { $text } }
error-series_twice = series { $series } is named twice{ $other -> [absent] {""} *[other] {" "}(also as { $other }) }
    .do = Name each series (and platform) once; of several contrasts of one series give each a name of its own: name = "…"
error-folder = '{ $key }' is a folder
    .expected = a file
    .found = { $path }
error-unknown_key = unknown key '{ $key }'
    .do = { COUNT($near) -> [0] Known keys: { LIST($keys, by: "comma") } *[other] Did you mean: { LIST($near, by: "comma") } }
error-missing_key = '{ $key }' is missing
    .do = { $which -> [genes] For example: genes = ["ITGA5"] [series] For example: {"[[series]]"} and id = "GSE4107" *[other] Add it }
error-bad_value = { $as -> [option] --{ $key } *[absent] '{ $key }'{ $item -> [absent] {""} *[other] , item { $item } } } cannot be this{ $why -> [absent] {""} *[other] : { $why } }
    .expected = { $expected -> [absent] {""} *[other] { $expected } }
    .found = { $found }
error-match = expected {"{"} field = "…", match = "…" {"}"} or {"{"} samples = ["…"] {"}"}
error-paired_twice = { $sample } is in two pairs
error-regex = '{ $pattern }' is not a regular expression ({ $why })
regex-reason = { $code -> [too_deep] it is nested or repeated too often *[other] { $text } }
error-regex_too_long = '{ $start } …' is too long a pattern
    .expected = { $most } characters at most
    .found = { $n }
error-regex_slow = the pattern '{ $pattern }' backtracks without end
    .found = more than { $seconds } s for the value '{ $value }'
    .do = Write it more simply: nothing repeated (* or +) within what is itself repeated
error-study_too_large = this is no study file
    .expected = { $most } bytes at most
    .found = { $size }
error-toml_extreme = { $kind -> [nested] tables or lists are nested too deeply *[number] a whole number is too large }
    .do = Write the study file as docs/study-file.md shows
error-path = '{ $key }' cannot be the name of a file ({ $why })
    .found = { $path }
study-no_path = it holds a character that no name may have
error-no_encoding = this is no encoding of text that Python knows, like "gb18030" or "latin-1"
error-together = { $one } and { $other } cannot be used together here
error-half_clinical = { $said -> [table] 'clinical' is given but 'clinical_key' is not *[key] 'clinical_key' is given but 'clinical' is not }: clinical = "clinical.tsv", clinical_key = "patient"
error-sheet_without_table = 'samples' is the sheet of files of your own and needs expression = "…", counts = "…", cel = "…", illumina = "…", spots = "…" or raw = true
error-without_counts = '{ $key }' is of counts and needs counts = "…"
error-without_cel = 'cdf', 'other_cdf' and 'chip' are of CEL files and need cel = "…" or raw = true
error-without_illumina = 'bead_controls' is of Illumina's beads and needs illumina = "…"
error-no_spots = this is no file of spotted or two-colour arrays
    .expected = GenePix (GPR), SPOT, Agilent's Feature Extraction, or ImaGene
error-no_agilent_signals = this file of Feature Extraction has not the columns of signal and background that are needed
    .expected = gMedianSignal and gBGMedianSignal (or gMeanSignal and gBGMeanSignal), of two colours rMedianSignal and rBGMedianSignal too
    .do = Take the whole file of the scanner; processed signals alone are values for expression = "FILE"
error-no_spots_there = the file holds no spot
    .do = Download it again
error-no_spot_files = there is no file of spotted or two-colour arrays (GenePix, SPOT, Feature Extraction, ImaGene) among the files
    .found = { COUNT($files) -> [0] no file *[other] { LIST($files, max: 6, by: "comma") } }
    .do = Name the folder or the archive of them: spots = "FOLDER"
error-several_gals = several of the files list what was spotted: { LIST($files, by: "comma") }
    .do = Leave the right one in the folder
error-other_spots = this array has other spots than the others
    .expected = { $wanted } spots, as in { $first }
    .found = { $n } spots{ $spot -> [absent] {""} *[other] , the first that differs is number { $spot } }
    .do = Download it again; arrays of another layout are a series of their own
error-list_of_others = the list of what was spotted (GAL) has no spot at { $place }: it is of another array
    .do = Put the list of these arrays beside them, or none
error-no_name_column = the files of the arrays have no column '{ $column }' that names spots
    .found = { $columns }
error-one_colour = these arrays have one colour: nothing can be smoothed within them or compared by the mean of two channels
    .do = Of processing, leave within out; between is "quantile" or "none"
error-no_tips = these files do not say which print tip made a spot
    .do = Say processing = {"{"} within = "loess" {"}"}
error-spots_alike = the spots of an array are all alike, and no background can be told from signal
    .do = Leave this array out, or download it again
error-no_reference = reference does not stand in one channel of every array
    .expected = a field of the channels{ $field -> [absent] {""} *[other] {" "}('{ $field }' is looked at) } whose text fits in exactly one channel of each array
    .do = Say which sample is in which channel: a sheet with the columns Cy3 and Cy5, samples = "…"
error-without_spots = '{ $key }' is of raw files of arrays and needs spots = "…", raw = true or, of processing, cel = "…"
error-without_ratios = '{ $key }' is of arrays of two colours: of a series of GEO, and reference of spots = "…" or raw = true, too
error-own_id = the id '{ $id }' names files; expected letters, digits, spaces, '.', '_' and '-' only, a letter or digit first, 60 at most
error-pair_and_block = pair and replicates with use = "block" cannot stand together
    .do = The correlation within individuals holds for pairs, too: leave pair out, or write use = "average"
error-study_alone = a study file is audited alone
    .do = Name one study file, or accessions and files; platforms stand in the study file
error-own_name = the name '{ $name }' names files; expected letters, digits, spaces, '.', '_' and '-' only, a letter or digit first, 60 at most
error-time_is_event = time and event name the same field
error-censored_alone = censored_value needs event_value beside it: event_value = "dead", censored_value = "alive"
error-event_and_censored = '{ $value }' is in event_value and in censored_value
error-no_option = { $dimension }: '{ $option }' is no option; there are { LIST($options, by: "comma") }
error-no_sample_field = there is no sample field '{ $field }'
    .do = { $bare -> [yes] Name a sheet with the samples' fields: samples = "…" *[no] Did you mean: { LIST($near, max: 12, by: "comma") } }
error-no_symbol_column = the platform table has no column '{ $column }'
    .do = Write one of its columns after symbol_column: { LIST($near, max: 12, by: "comma") }
error-not_looked_up = { $why }
    .do = Name the gene of each probe: probe_map = "my_probes.tsv" (columns probe_id and symbol), or symbol_column = "…" where a column of the platform table holds the symbols

shape-genes = a list like ["ITGA5"], or "@list.txt"
shape-covariates = a list of sample fields like ["age", "sex"]
shape-samples = the name of a file; in case and control a list like ["GSM1", "GSM2"]
shape-series = one entry for each series: [[series]] and id = "GSE4107"
shape-missing = a list of cells like ["<0.01", "Not detected"]
shape-thresholds = a section [thresholds] with log2fc = 1.0 and fdr = 0.05
shape-analysis = a section [analysis] with trend, robust, array_weights or unpaired
shape-array_weights = true, false or "group"
shape-case = {"{"} field = "…", match = "…" {"}"} or {"{"} samples = ["…"] {"}"}
shape-control = {"{"} field = "…", match = "…" {"}"} or {"{"} samples = ["…"] {"}"}
shape-pair = {"{"} field = "…" {"}"}, {"{"} samples = [["…", "…"]] {"}"}, or false for no pairs
shape-survival = {"{"} time = "…", event = "…" {"}"}, or false for no survival
shape-survival_cut = a value for each gene like {"{"} ITGA5 = 6.5 {"}"}
shape-survival_covariates = a list of sample fields like ["age", "stage"]
shape-time = a sample field, or a list of them
shape-event_value = a value like "dead", or a list of them
shape-censored_value = a value like "alive", or a list of them
shape-at_least_one = at least one: { $shape }
shape-list = a list that is not empty
shape-number = a number { $bound -> [ge] of at least [gt] above [le] of at most *[lt] below } { $n }
shape-any_number = a number
shape-one_of = one of { LIST($options, by: "or") }
shape-string_type = text in quotes
shape-string_too_short = text that is not empty
shape-bool_type = true or false, without quotes
shape-float_type = a number, without quotes
shape-finite_number = a finite number
shape-int_type = a whole number, without quotes
shape-dict_type = a list of options like ["moderated", "welch"], or a table with a weight for each
shape-other = something else: see docs/study-file.md

# Results
error-file_in_the_way = the results would go into a folder, but a file of that name is in the way
    .do = Name another folder with -o
error-foreign_files = results replace a folder as a whole, and this one holds files that are not geneverdict's
    .found = { LIST($files, max: 3) }
    .do = Move them away, or name another folder with -o
error-not_writable = the results cannot be written ({ $why })
    .do = Name a folder that you may write to with -o
error-no_bundle = a file that is no bundle of results stands here
    .do = Move it away, or name another with -o
error-no_results = there are no results of geneverdict here
    .expected = a folder with { $file }
    .do = Make them: geneverdict run study.toml -o results
error-no_r = R cannot recompute anything here: { LIST($missing, by: "comma") } { COUNT($missing) -> [one] is *[other] are } not installed
    .do = On Debian or Ubuntu: apt install { $packages }
error-r_stopped = R stopped before it had recomputed the numbers: { $why }
error-tables_not_empty = the tables for R need a folder that is new or empty
error-tables_inside = the tables for R would lie inside the results, where a later run refuses files that are not its own
    .do = Name a folder outside of them
error-other_version = these results were made by another version
    .expected = { $expected }
    .found = { $found }
    .do = Run the study again
error-damaged_results = these results cannot be read: a file of them is damaged, or made by another version
    .found = { $why }
    .do = Run the study again
error-damaged_table = a table of these results is missing or damaged ({ $why })
    .do = Run the study again
error-no_atlas = there is no atlas here
    .expected = a folder with { $file }
    .do = Make one: geneverdict atlas build STUDIES… -o atlas
error-other_atlas = this atlas was made by another version
    .expected = { $expected }
    .found = { $found }
    .do = Build it again
error-damaged_atlas = { $what -> [catalogue] the catalogue of this atlas is damaged [missing] a file of this atlas is missing [cut] a file of this atlas is cut, or is none of its files *[changed] a file of this atlas has changed since it was written: the gene's numbers do not fit their checksum }
    .do = Build the atlas again, or take it from a copy
error-empty_atlas = this atlas holds no contrast
    .do = Add studies: geneverdict atlas add STUDIES… -o ATLAS
error-folder_not_empty = this folder holds other things than an atlas
    .do = Name another with -o
error-atlas_busy = another process is writing to this atlas and does not end
    .do = Wait for it, and try again
error-gene_in_no_contrast = no contrast of the atlas measured this gene
error-no_contrast_left = no contrast of the atlas is like that
    .do = Look for words of its titles, tissues, diseases and groups: geneverdict atlas find WORDS ATLAS
error-no_parquet = this is no table in Parquet ({ LIST($why) })
error-no_table_of_contrasts = this table is none of contrasts: it lacks { LIST($missing, by: "and") }
    .expected = columns gene, contrast, log2fc (or effect), se and p, and if there are any df, fdr, n_case, n_control, disease, tissue, accession, organism
    .found = { LIST($columns, by: "comma", max: 20) }
error-no_source = this is nothing that an atlas takes
    .expected = a study file (.toml), a folder of results, or a table of contrasts (.parquet)
error-worker_lost = the process that worked on it ended { $n } times without a word
    .do = Look whether its memory is enough, and build again: what is done is kept
error-no_part = what a worker left is not here, or is not what it said ({ $file })
    .do = Let the atlas lie in a folder that all workers share

# The server of the page
error-no_page = these results have no page: they were made by an older version, or are damaged
    .found = { $why -> [absent] no plain file of a fitting size *[other] { $why } }
    .do = Run the study again
error-damaged_page = the page of these results is damaged
    .found = { $lacks -> [absent] {""} *[other] nothing under { $lacks } }
    .do = Run the study again
error-being_replaced = the results are being replaced
    .do = Ask again in a moment
error-not_found = there is nothing at this address
    .do = Start at /
error-internal = the server made a mistake
    .do = Its words are in the terminal that runs `geneverdict serve`
error-server = the server cannot answer this ({ $status })
error-host = this request is for another host
    .expected = { $host }
    .do = Open http://{ $host }/
error-origin = this request comes from another web page, and this server answers only its own
    .do = Type the address yourself: http://{ $host }/
error-method = this server only shows
    .expected = GET or HEAD
error-body = this server takes no body
error-token = this address lacks the workbench's token, or has that of an earlier start
    .do = Open the address that `geneverdict serve` printed when it started
error-bench_method = the workbench does not know this method
    .expected = GET, HEAD or POST
error-bench_body = this is not what the workbench's page sends
    .expected = JSON with a study or a series
error-bench_genes = genes are named here one by one, at most { $most }; a list in a file is not read
    .do = Paste the symbols of the list
error-bench_mirror = '{ $mirror }' is no place to take series from
    .expected = an address like https://…, or a folder inside the workspace
error-upload_too_large = what was sent is too large, or its size is not said
    .expected = at most { $most }
    .do = For a larger table write a study file with `expression = "…"`, and use `geneverdict run`
error-upload_name = '{ $name }' cannot be the name of an uploaded file
    .do = Rename it: letters, digits, spaces and . ( ) + - _, beginning with a letter or a digit
error-workspace_taken = another workbench works in this folder
    .do = Use its page, stop it, or choose another folder with --workspace
error-workspace_full = the workspace has too many studies of this name
    .do = Move old ones out of its folder studies
error-already_run = { $study } runs, waits or has its results already
    .do = Change something, and run it as another study
error-run_crashed = the run ended without saying why
    .do = Its words are in the terminal that runs `geneverdict serve`; memory may have run out
error-of_series = { $where }: { $what }{ $do -> [absent] {""} *[other] {" "}{ $do }. }
error-nothing_compared = { LIST($whys, by: "sentence") } No series could be compared, so there are no results
    .alone = No series could be compared, so there are no results.
error-too_long = { $what -> [gene] the name of a gene [words] ?q= *[address] this address } is too long
    .expected = { $what -> [address] at most { $most } bytes, and { $query } after the ? *[other] at most { $most } characters }
    .found = { $found -> [absent] {""} *[other] { $found } }
error-bad_name = { $what -> [gene] the name of a gene *[words] ?q= } cannot be this
    .expected = letters that can be seen
    .found = { $found -> [absent] nothing *[other] { $found } }
error-bad_query = the part after the ? cannot be this
    .expected = { LIST($names) }
    .found = { $found -> [absent] a name twice *[other] { $found } }
error-bad_language = lang cannot be this
    .expected = { LIST($names, by: "or") }
    .found = { $found }
error-bad_number = '{ $key }' cannot be this
    .expected = { $expected }
    .found = { $found }
error-nothing_to_search = nothing says what to search for
    .expected = ?q=
    .do = For example: /api/search?q=ITGA5
error-port = the server cannot listen on { $n -> [one] port { $first } *[other] ports { $first } to { $last } } ({ $why })
    .do = Name a free port with --port

# The command line
error-gene_without_letters = --gene cannot be this
    .expected = the symbol of a gene
    .found = nothing
    .do = For example: --gene ITGA5

error-language = { $as -> [variable] GENEVERDICT_LANG *[option] --lang } cannot be this
    .expected = { LIST($languages, by: "or") }
    .found = { $found }
error-usage = { $text }
    .do = See: { $command } --help
error-missing_argument = { $kind -> [option] option { $name } is missing *[argument] argument { $name } is missing }
    .do = { $example -> [absent] See: { $command } --help *[other] For example: { $example } (see: { $command } --help) }
error-no_such_option = there is no option { $name }
    .do = { COUNT($near) -> [0] See: { $command } --help *[other] Did you mean: { LIST($near, by: "comma") }. See: { $command } --help }
error-no_such_command = there is no command '{ $name }'
    .do = { COUNT($near) -> [0] See: { $command } --help *[other] Did you mean: { LIST($near, by: "comma") }. See: { $command } --help }
error-option_without_value = option { $name } needs a value
    .do = See: { $command } --help
error-option_with_value = option { $name } takes no value
    .do = See: { $command } --help
error-extra_arguments = more arguments than are asked for
    .found = { $words }
    .do = See: { $command } --help
error-option_value = { $name } cannot be this
    .expected = { $wanted -> [number] a number [port] a whole number from 1 to 65535 *[other] {""} }
    .found = { $found }
    .do = See: { $command } --help
error-whose_platform = --platform { $platform } does not say which of the { $n } series it is for
    .do = Write it as { $first }={ $platform }
error-platform_of_another_series = --platform { $platform } names a series that is not asked for
    .expected = { LIST($series, by: "comma") }
    .found = { $found }
error-file_exists = there is a file of that name already
    .do = Name another with -o, or replace it with --force
error-study_not_written = the study file cannot be written ({ $why })
    .do = Name another place with -o

run-stopped = Stopped. Nothing half-written is left; finished downloads are kept for the next run.
atlas-read_table = { $rows } rows of { $n -> [one] one contrast *[other] { $n } contrasts }; read as: { LIST($columns, by: "comma") }.{ $fdr -> [absent] {""} *[other] {" "}FDR by Benjamini and Hochberg over the genes of each contrast. }{ $twice -> [0] {""} *[other] {" "}{ $twice } rows were left out: their gene stands more than once in the contrast. }{ $untested -> [0] {""} [one] {" "}One row has no p and counts as not measured. *[other] {" "}{ $untested } rows have no p and count as not measured. }
atlas-failed = { $name }: not taken: { $why }
atlas-refused = Not taken, because other numbers are in the atlas under this name: { LIST($names, by: "comma", max: 8) }. The same samples would count twice.
atlas-built = { $new -> [one] One contrast *[other] { $new } contrasts } added to { $atlas }{ $known -> [0] {""} *[other] ; { $known } were there already }.
atlas-contrast = { $id }  { $sizes }  { $title }
atlas-found = { $n -> [0] No contrast has these words. [one] One contrast. *[other] { $n } contrasts. }
atlas-headline = { $gene }: measured in { $n } of { $of -> [one] one contrast *[other] { $of } contrasts }.{ $n -> [0] {""} *[other] {" "}Up in { $up }, down in { $down } (|log2FC| ≥ { $log2fc }, FDR < { $fdr }); significant but short of the threshold in { $up_short } (up) and { $down_short } (down); trivially different in { $trivial }, equivalent in { $equivalent }, undetermined in { $undetermined }{ $too_rare -> [0] {""} *[other] ; counted too rarely in { $too_rare } }. { $log2 -> [0] No effect here is a log2 fold change, so none is compared with the threshold on it or pooled. *[other] Effects are log2 fold changes in { $log2 } of them. } }
atlas-nominal = Without a correction for the number of genes, p < 0.05 in { $n } of { $of }; chance alone would give about { $chance }.
atlas-unusual = { $what -> [called] Called *[significant] Significant } in { $n } of { $of }: { $side -> [often] more often than { $share } % *[seldom] less often than { $share } % } of { $genes } genes measured about as often ({ $fewest -> [absent] { $most } *[other] { $fewest } to { $most } } contrasts), of which the median is { $what -> [called] called *[significant] significant } in { $typical }.{ $what -> [called] {""} *[significant] {" "}A gene that differs everywhere says little here. }
atlas-at = By another threshold on |log2FC| (FDR < { $fdr }), up and down in: { LIST($steps, by: "comma") }.
atlas-at_one = ≥ { $log2fc } { $up } and { $down }
atlas-shares = These contrasts are not all independent: { $sharing } of { $n } share their accession, and with it samples perhaps, with another; there are { $accessions } accessions. Pooled lines take one contrast of each.
atlas-simulated = Simulated data: { $n } of these contrasts.
atlas-more_rows = { $n } contrasts with larger p are not shown; --csv and --json have them all.
atlas-head = { $what -> [contrast] contrast [tissue] tissue [interval] effect {"[95 % CI]"} [p] p [fdr] FDR *[level] level }
atlas-group = { $disease -> [absent] Disease not said *[other] { $disease } }{ $organism -> [absent] {""} *[other] , { $organism } }: { $n -> [one] one contrast *[other] { $n } contrasts }
atlas-pooled = Pooled over { $k } accessions of this disease{ $tissues -> [0] {""} [one] {""} *[other] , of { $tissues } tissues }: log2FC { $estimate }, p { $p }; τ² { $tau2 }, I² { $i2 } %
atlas-alike = Most like { $gene } over the contrasts, of { $compared } genes measured together with it at least { $at_least } times (correlation of places within each contrast, number of contrasts); the largest of so many unrelated genes would be about { $chance }:
atlas-page_title = Atlas
atlas-page_size = { $n -> [one] one contrast *[other] { $n } contrasts }
atlas-page_gene = Gene
atlas-page_disease = Disease
atlas-page_tissue = Tissue
atlas-page_words = Words of the title or the groups
atlas-page_like = with the genes like it
atlas-page_ask = Ask
atlas-page_levels = In how many contrasts the gene has each level
atlas-page_files = Every contrast as a file:
atlas-page_forest = Each contrast that measured the gene: { $unit }, case − control, and its 95 % interval.
atlas-page_axis = The axis goes from { $low } to { $high }, arrows go on beyond it.
atlas-page_cut = Dashed: the threshold, ±{ $cut }.
atlas-page_units = * An effect of another kind: not drawn, and never pooled with these.
atlas-page_hidden = { $n -> [one] One contrast *[other] { $n } contrasts } with larger p { $n -> [one] is *[other] are } in the files alone.
atlas-page_pooled = pooled
atlas-page_alike = Genes like { $gene }
atlas-page_intro = Name a gene, and every contrast of this atlas answers. The contrasts by disease:
atlas-page_unsaid = disease not said
run-served_results = { $folder } is shown at { $address } on this machine only. Ctrl-C stops it.
run-served_workspace = The workbench is at { $address } on this machine only; it works in { $folder }. Whoever has this address may work there. Ctrl-C stops it.
run-note = { $series }: { $note }
run-compared = { $n } of { $of } series compared{ $lived -> [0] {""} *[other] , survival told by { $lived } }, in { $seconds } s.
run-report = Report: { $file }
run-bundle = Bundle: { $file }
matrix-head = { $what -> [gene] gene [pooled] pooled log2FC [fdr] pooled FDR *[called] called }
matrix-absent = { $absence -> [unreadable] ? [rare] rare *[fact] – }
matrix-legend = log2FC, case − control. ▲ up, ▼ down: called at |log2FC| ≥ { $log2fc } and FDR < { $fdr }; no mark: not called. – not measured; ? cannot be looked up; rare: counted too rarely.
matrix-failed = Not analysed: { LIST($series, by: "comma") }.
matrix-title = { $n } genes in { $series } series
matrix-second = The small number is the FDR over all genes of the series; the deeper the colour, the larger |log2FC|, up to 2.
matrix-different = The series are of different { $what -> [tissues] tissues [diseases] diseases *[both] tissues and diseases }: the pooled mean is the answer of none of them.
matrix-in_full = The first { $shown } are told in full below. A click on a name shows that gene in the interactive part; without it, geneverdict gene NAME results tells it.
run-study_written = Wrote { $file }. Read its comments, then: geneverdict run { $file } -o results
run-series_unreadable = { $series }: not readable: { $why }.
run-series_seen = { $series }: { $n_case } case, { $n_control } control, { $n_neither } neither ({ $grade -> [sure] sure *[check] check }){ $n_pairs -> [0] {""} *[other] , { $n_pairs } pairs ({ $pairs_grade -> [sure] sure *[check] check }) }{ $grade -> [sure] {""} *[check] {"  <- "}needs your word: see the comments }
run-entry_failed = { $series }: { $why }
run-table_of = { $platform } of { $series }
run-entry_fetched = { $series }: { $cached -> [yes] in the cache *[no] fetched }, { $size } bytes, sha256 { $sha256 }…, { $address }

step-fetching = fetching { $file }
step-series = { $series }: { $what -> [reading] reading [preparing] preparing [fitting] fitting [survival] survival *[specifications] specifications }
step-study = { $what -> [simulating] simulating a study [pooling] pooling [answers] answers *[report] figures and report }
step-atlas = atlas: { $what } ({ $n } contrasts so far)
step-atlas_tasks = atlas: { $n } of { $of } contrasts fitted
step-multiverse = multiverse: { $gene }
step-specifications = { $series }: { $n -> [one] { $n } specification *[other] { $n } specifications }
step-permuted = { $series }: permuted labels, { $gene }
step-parts = { $what } ({ $done } of { $parts -> [one] { $parts } part *[other] { $parts } parts })

terminal-simulated = Simulated data.
terminal-difference = * a difference of such values as they are (centred, z-scored, proportions), not a log2 fold change
terminal-head = { $what -> [series] series [design] design [rank] rank *[call] call }
terminal-interval = { $unit -> [log2FC] log2FC [difference] difference *[effect] effect } [95 % CI]
terminal-estimate = { $estimate } { $low -> [absent] – *[other] [{ $low }, { $high }] }
terminal-pooled = Pooled over { $k } series: log2FC { $estimate }, p { $p }; { $low -> [absent] {""} *[other] prediction interval [{ $low }, { $high }];{" "} }τ² { $tau2 }, I² { $i2 } %.
terminal-not_measured = { $absence -> [unreadable] cannot be looked up [rare] counted too rarely *[fact] not measured }
terminal-sizes = { $n_case } v { $n_control }
terminal-weight = { $weight -> [decides] decides: *[matters] matters: }{" "}

look-head = { $what -> [field] field [values] values [differing] fields that differ between samples [sample] sample [role] role [pair] pair [why] why *[samples] samples }
look-role = { $role -> [case] case [control] control *[neither] neither }
look-size = { $probes } probes × { $samples } samples
phrase-listed = { LIST($parts, by: "comma") }
look-part = { $part -> [scale] scale [groups] groups *[pairs] pairs } ({ $grade -> [sure] sure *[check] check })
look-note = note: { $note }

study-title = { LIST($genes, by: "comma") }: case against control
study-first = A study file of geneverdict.  Read the comments, mend what is wrong, then: geneverdict run FILE -o results
study-checks = What is sure stands in the entries; what is marked CHECK is not used until you move its lines there.
study-match = `match` is a regular expression, case-insensitive.  Samples that match neither are left out and listed.
study-multiverse = Every reasonable analysis beside this one: how far the answer depends on the analyst.  Some seconds a series;
study-multiverse_less = delete the head to leave it out, or narrow the choices (docs/study-file.md).
study-unreadable = { $series }: { $why }
study-series = { $series }: { $title -> [absent] no title *[other] { $title } } ({ $platform -> [absent] no platform *[other] { $platform } }, { $probes } probes × { $samples } samples)
study-groups = groups ({ $grade -> [sure] sure *[check] CHECK }): { $n_case } case, { $n_control } control, { $n_neither } neither
study-pairs = pairs{ $grade -> [sure] { $n -> [0] {""} *[other] {" "}(sure) } *[check] {" "}(CHECK) }: { $n -> [0] none *[other] { $n } }
study-scale = scale ({ $grade -> [sure] sure *[check] CHECK }): { $kind -> [linear] linear [log2] log2 [log_ratio] log ratio [centred] centred [zscored] z-scored [log2_twice] logged twice [counts] counts of reads [abundance] shares of reads (TPM, FPKM) [proportion] proportions *[other] something else }{ $log2 -> [yes] , log2 will be taken *[no] {""} }
study-if_right = if this is right, put below [[series]]:
study-by_hand = { $n -> [0] groups confirmed or listed by hand; every role is as inferred [one] chosen by hand: { $n } sample has another role than was inferred *[other] chosen by hand: { $n } samples have another role than was inferred }
study-role_by_hand = { $before -> [case] case [control] control *[neither] neither } → { $now -> [case] case [control] control *[neither] neither } ({ $n }): { LIST($samples, by: "comma") }
study-pairs_by_hand = pairs chosen by hand: { $n }, of which { $same } were inferred, too

help-usage = Usage: { $command } { $pieces }
help-options = [OPTIONS]
help-subcommand = COMMAND [ARGS]...
help-section = { $which -> [arguments] Arguments: [options] Options: *[commands] Commands: }
help-example = Example: { $line }
help-default = [default: { $value }]
help-required = [required]
help-metavar = { $name -> [study] STUDY [studies] STUDIES… [gene] GENE [genes] GENE… {"[RESULTS]"} [results] RESULTS [atlas] ATLAS [words] WORDS [address] ADDRESS [path] PATH [number] NUMBER [port] PORT [gse] GSE [gses] GSE… [what] STUDY|GSE…|FILE… [table] TABLE [shell] SHELL [series] SERIES [column] ROLE=NAME *[gpl] GPL }
help-option = 
    .version = Print the version and exit.
    .help = Show this message and exit.
    .lang = Language of what is printed, and in which the report opens; codes in JSON stay English [GENEVERDICT_LANG].
    .study = The study file.
    .name = A gene symbol.
    .results = A folder that `run` left behind.
    .output = Where to write.
    .geo = A mirror laid out like GEO's file tree, or a folder [GENEVERDICT_GEO].
    .offline = Use only what is in the cache (or in a mirror folder).
    .json = Print JSON for machines.
    .accept_checks = Analyse series whose groups are only 'check', too.
    .scheduler = Let a Dask cluster do the multiverse's work, e.g. tcp://10.0.0.1:8786.
    .figures = Draw every figure as SVG, PDF and PNG, for papers; or none. Otherwise those that the report shows, as SVG.
    .bare = Draw the figures' files without titles, as journals want them.
    .platform = Where a series has several; for one of many: GSE14520=GPL571.
    .bundle = Also write one zip of it all beside the folder of results, to send.
    .quiet = Print the path of the report alone, no progress; errors stay.
help-geneverdict = Why is my gene not in the list? Evidence from every expression series you name.
    .start = Start with:
    .first = geneverdict demo
    .second = geneverdict init GSE14520 GSE4107 --platform GSE14520=GPL571 --gene ITGA5 -o study.toml
    .third = geneverdict run study.toml -o results
help-run = Do everything a study file asks: fetch, fit, pool, report.
    .example = geneverdict run study.toml -o results
    .strict = Stop (exit code 3) when a series needs your word.
help-multiverse = How much a gene's answer depends on the analyst.
    .more = Runs the study of this gene with every reasonable analysis of every series, and of all pooled.
    .example = geneverdict multiverse ITGA5 study.toml -o results
    .study = The study file; its section [multiverse] may narrow the choices.
help-survival = Does the gene's expression matter for the patient?
    .more = Runs the study of this gene alone: Cox per SD, curves at a cut fixed before, every cut with its corrected p.
    .example = geneverdict survival ITGA5 study.toml -o results
    .study = The study file; series of patients alone need no groups.
help-gene = Other genes from stored results, without a new run.
    .example = geneverdict gene TMC5 results
    .log2fc = Another |log2FC| threshold.
    .fdr = Another FDR threshold.
    .more = One gene is told in full, several as a table of genes and series.
    .words = Gene symbols (or old ones, or probe ids), @list.txt for those in a file; of several words the last is the folder of results, of one it is `results`.
    .csv = As CSV, a row for each gene and series.
    .quiet = Print the verdict alone, a line for each gene.
help-verify = The printed numbers, recomputed by R's own packages.
    .more = R reads the stored values and recomputes with limma, edgeR, DESeq2, metafor and survival.  Exit code 1 where a number differs by more than 1e-9 of it (of DESeq2's by 1e-4).
    .example = geneverdict verify results
    .tables = Keep the plain tables that R reads here; then R alone can do it.
help-bundle = One zip of stored results, to send.
    .more = Report, figures, tables, study and JSON; not the Parquet files, which are for programs. The same results give the same file.
    .example = geneverdict bundle results
    .output = Where to write; else beside the folder, RESULTS.zip.
help-figures = Every figure of stored results, as files for papers.
    .more = SVG, PDF and PNG at 300 dpi, in the language of --lang, into figures/. The study is computed again from the same files, which have to be in the cache or the mirror.
    .example = geneverdict figures results --bare
help-init = Look at series and write a study file to review.
    .example = geneverdict init GSE14520 GSE4107 --platform GSE14520=GPL571 --gene ITGA5 -o study.toml
    .series = Accessions of GEO series, or files of theirs that are here, or tables of your own.
    .gene = The gene or genes that matter; may be repeated.
    .force = Replace a study file that is there.
help-inspect = What is in a series; what would be inferred, and why.
    .example = geneverdict inspect GSE14520 --platform GPL571
    .series = Accession of a GEO series, or a file of it that is here, or a table of your own.
    .platform = Where it has several.
help-audit = What does not fit: labels, sex, replicates, copies, scale.
    .more = It reads and fits everything and says nothing of any gene. Findings are no errors; --strict makes them one.
    .example = geneverdict audit GSE4107 GSE14520 --platform GSE14520=GPL571
    .what = A study file, or accessions and files.
    .strict = Exit code 3 where something should be looked at.
help-fetch = Download what a study needs into the cache.
    .example = geneverdict fetch study.toml
help-demo = A simulated study, offline, end to end.
    .example = geneverdict demo -o demo-results
help-serve = The workbench in the browser, or a page of results or atlas.
    .more = Without RESULTS the workbench opens: from an accession to the answer.  With RESULTS, their page for every gene, to look only; with the folder of an atlas, a page that asks it.  It listens on this machine alone; the workbench's address holds a token, and whoever has it may work there.  Ctrl-C stops it.
    .example = geneverdict serve results
    .port = Where to listen; else 8765, or the next that is free.
    .browse = Open it in the browser; in a terminal this is done unless refused.
    .json = Print the address as JSON for machines.
    .results = A results folder or an atlas to show, and only show; without it the workbench opens.
    .workspace = The folder where the workbench keeps studies, results and uploaded tables.
help-atlas = Many studies in one place, asked for one gene at once.
    .more = An atlas holds every contrast of every study with every gene, and says in how many of them a gene differs, how unusual that is, and where.
    .example = geneverdict atlas ask ITGA5 atlas
help-build = Studies, results and tables into an atlas.
    .more = Study files are fetched and fitted, folders of results are taken as they are, and so are tables in Parquet with a row for each gene and contrast. Said again, it goes on: what is there is not done twice.
    .example = geneverdict atlas build study.toml results table.parquet -o atlas
    .studies = Study files, folders that `run` left behind, tables in Parquet.
    .output = The folder of the atlas.
    .scheduler = Let a Dask cluster fit the contrasts, e.g. tcp://10.0.0.1:8786; the atlas must lie where its workers can write.
help-add = More of them into an atlas that is there.
    .more = All or nothing: whatever ends it, the atlas is the old one or the new one.
    .example = geneverdict atlas add other-results -o atlas
    .studies = Study files, folders that `run` left behind, tables in Parquet.
    .output = The folder of the atlas.
    .scheduler = Let a Dask cluster fit the contrasts, e.g. tcp://10.0.0.1:8786; the atlas must lie where its workers can write.
help-ask = One gene in every contrast of an atlas.
    .example = geneverdict atlas ask ITGA5 atlas --disease colon
    .name = A gene symbol, or an old one.
    .atlas = The folder of the atlas.
    .log2fc = Another |log2FC| threshold.
    .fdr = Another FDR threshold.
    .words = Only contrasts whose title, tissue, disease or groups have these words.
    .tissue = Only contrasts of this tissue (a part of its name).
    .disease = Only contrasts of this disease (a part of its name).
    .like = Also the genes whose profile over the contrasts is most like it.
    .csv = As CSV, a row for each contrast that measured the gene.
    .page = Also write the answer as a page, one HTML file.
help-find = Contrasts of an atlas by words of their texts.
    .example = geneverdict atlas find "colon tumour" atlas
    .words = Words, or beginnings of words, of titles, tissues, diseases, groups, studies or accessions.
    .atlas = The folder of the atlas.

# Preparing a series
-values = { COUNT($values) -> [0] only empty values *[other] { LIST($values, max: 6, by: "comma") } }
error-unknown_gene = { $why -> [date] '{ $asked }' is a date or a number that a spreadsheet made of a gene's symbol *[nowhere] '{ $asked }' is no gene that any of these series or the symbol table knows }
    .do = { COUNT($near) -> [0] Check the symbol *[other] { $why -> [date] Name the gene: { LIST($near, by: "or") } *[nowhere] Did you mean: { LIST($near, by: "comma") } } }
error-unknown_genes = { $n } names are no genes that any of these series or the symbol table knows, or mean several
    .found = { LIST($genes, max: 20, by: "comma") }
    .do = Mend them or take them out; `geneverdict gene NAME results` tells names that are spelt nearly so
error-ambiguous_gene = '{ $asked }' is an alias of several genes, and none of these series names it so
    .do = Name the gene: { LIST($genes, by: "or") }
error-covariate_constant = the covariate '{ $name }' is the same in every sample
    .found = { $value -> [absent] no sample *[other] '{ $value }' }
    .do = Take it out: what is constant explains nothing
covariate-cell = '{ $text }' ({ $sample })
error-covariate_not_numbers = the covariate '{ $name }' is numbers, but not in { $n } of { $of } samples
    .expected = { $kind -> [number] plain numbers like 61 or 4.5 [comma] decimals with a point *[unit] numbers with '{ $unit }' }
    .found = { LIST($cells, max: 6, by: "comma") }
    .do = Mend these cells (leave what is not known empty), or take the covariate out
error-covariate_of_names = the covariate '{ $name }' is text with { $n } different values in { $of } samples
    .expected = numbers, or a few levels that several samples share
    .found = { LIST($levels, max: 6, by: "comma") }
    .do = Take it out; where it names the individual, write pair = {"{"} field = "{ $name }" {"}"} instead
error-few_pairs = fewer than two pairs are left
error-group_too_small = a group is too small to be compared
    .expected = at least 2 samples on each side
    .found = { $n_case } case ('{ $case }') and { $n_control } control ('{ $control }'){ COUNT($absent) -> [0] {""} *[other] ; { LIST($absent, by: "comma") } }
    .do = Widen the patterns, or leave this series out
design-alike = the model cannot tell '{ $own }' from { COUNT($terms) -> [0] the intercept *[other] { LIST($terms) } }
error-collinear = { LIST($alike, by: "semicolon") }
    .do = Take a covariate out: one that follows the groups, or follows the pairs
error-no_freedom = no degree of freedom is left to estimate the variance
    .expected = more than { $p } samples for { $p -> [one] { $p } coefficient *[other] { $p } coefficients } ({ LIST($terms, by: "comma") })
    .found = { $n -> [one] { $n } sample *[other] { $n } samples }
    .do = Take covariates out or leave this series out
error-clinical_lengths = the columns of the clinical table are not of one length
error-clinical_of_others = no value of '{ $key }' in the clinical table names a sample
    .expected = values like { LIST($samples, max: 3, by: "comma") } or of a sample field
    .found = { LIST($found, max: 3, by: "comma") }
    .do = Name the column of the sample's or patient's id
error-no_clinical_column = there is no column '{ $column }' in the clinical table
    .do = Did you mean: { LIST($near, max: 12, by: "comma") }
error-clinical_fits_two = '{ $key }' of the clinical table fits the sample fields '{ $one }' and '{ $other }' equally well
    .expected = one field
    .found = { LIST($found, max: 3, by: "comma") }
    .do = Call the key's column like the sample field that is meant
error-time_no_numbers = the survival time '{ $field }' holds no numbers
    .expected = numbers like 23 or '23 months'
    .found = { -values }
    .do = Name the field that holds the time
error-event_not_understood = the values of '{ $field }' are not understood as { $endpoint }
    .found = { -values }
    .do = Say which one is the event: event_value = "…"
error-no_such_value = { $key } '{ $value }' is no value of '{ $field }'
    .expected = a value that samples have
    .found = { -values }
error-patients_differ = the samples of { $n -> [one] { $n } patient *[other] { $n } patients } have different times or states
    .expected = one time and state each
    .found = { LIST($patients, max: 6, by: "comma") }
    .do = Name the field of the patient: survival = {"{"} …, patient = "…" {"}"}, or mend the table
error-no_time_and_status = no sample that counts has both a time and a status
    .found = '{ $time }' and '{ $event }'
    .do = Look at case and control, or say samples = "all"
error-pattern_matches_nothing = the { $side -> [control] control *[case] case } pattern '{ $pattern }' matches no sample
    .expected = a value of '{ $field }'
    .found = { -values }
error-samples_not_here = { $n -> [0] no { $side -> [control] control [pair] paired *[case] case } sample is named [one] { $n } { $side -> [control] control [pair] paired *[case] case } sample is not in this series *[other] { $n } { $side -> [control] control [pair] paired *[case] case } samples are not in this series }
    .expected = sample names like { LIST($samples, by: "comma") }
    .found = { $n -> [0] an empty list *[other] { LIST($unknown, max: 6, by: "comma") } }
error-in_both_groups = { $n -> [one] { $n } sample matches *[other] { $n } samples match } case and control
    .expected = a sample in one group
    .found = { LIST($samples, max: 6, by: "comma") }
    .do = Make one of the two patterns narrower, for example with ^ and $
error-shapes = values and names do not fit each other
    .expected = { $probes } probes × { $samples } samples
    .found = { $rows } × { $columns }, { $mapped } probes mapped
error-no_probe_of_a_gene = no probe stands for a gene
    .found = { $probes } probes, { $annotated } with a gene name, { $several } of several
    .do = Name the genes of the probes in the study file: probe_map = "my_probes.tsv" (columns probe_id and symbol), or symbol_column = "…" where a column of the platform table holds the symbols; where each names several, multi_gene_probes = "keep" counts it for each
error-probes_of_another_platform = none of the { $n } probes of the series is in the platform table
    .expected = ids like { LIST($listed, by: "comma") }
    .found = ids like { LIST($found, by: "comma") }
    .do = Name another platform or a probe_map in the study file
error-no_number = the expression table holds no number
    .expected = finite values
    .found = { $n } missing
    .do = Look at the file
error-no_id_of_a_gene = none of the { $n } ids of the counts names a gene
    .do = Give a table of ids and genes: probe_map = "…"
error-no_gene_counted = none of the { $n } genes is counted often enough to be tested
    .do = Look whether the table holds counts of these samples
error-missing_counts = { $n } { $n -> [one] row of counts lacks *[other] rows of counts lack } a number in some samples
    .do = Put 0 where a gene was looked for and not found, and take out the rows, or the samples, where it was not looked for
error-negative_counts = a count of reads is { $lowest }, below 0
    .do = Give the counts as they were counted; where the values are no counts, name their scale: scale = "log2"
error-empty_library = nothing is counted in { COUNT($samples) -> [1] the sample *[other] the samples } { LIST($samples, max: 6) }
    .do = Leave { COUNT($samples) -> [1] it *[other] them } out of case and control
error-counts_and_blocks = engine = "quasi_likelihood" and "deseq2" cannot model a correlation within individuals
    .do = Take engine = "voom", or unpaired = "leave_out"
error-no_pair = no pair arises from the field '{ $field }'
    .expected = individuals with a case and a control
    .found = { COUNT($values) -> [0] no value *[other] { LIST($values, max: 6, by: "comma") } }
    .do = Look at strip and extract, or leave pair out
error-pairs_of_one_group = pairs are not one case and one control: { LIST($pairs, max: 6, by: "comma") }
    .do = Change these pairs or the roles of their samples, or say pair = false
error-no_replicates = no individual by '{ $field }' has several samples in one group
    .found = { LIST($values, max: 6, by: "comma") }
    .do = Correct strip or extract, or leave replicates out
error-individuals_repeated = { $n -> [one] { $n } individual has *[other] { $n } individuals have } several case or several control samples
    .expected = one case and one control each
    .found = { LIST($individuals, max: 6, by: "comma") }
    .do = They are technical replicates or several lesions: average them by { $average } or keep one of each, or say pair = false

# A run
error-no_file_of_study = there is no such file
    .do = Paths count from the study file's own folder
error-no_series = '{ $id }' is not a series
    .expected = an accession like GSE14520
    .do = For your own table add expression = "…"
error-no_platform_table = the table of platform { $platform } is not to be had ({ $why })
    .do = Bring a probe table: probe_map = "{ $platform }.tsv" (columns probe_id and symbol)
error-half_groups = { $said -> [case] 'case' is given but 'control' is not *[control] 'control' is given but 'case' is not }
    .do = Give both, or neither to have them inferred{ $said -> [case] ; cases alone are enough where the patients' survival is known: survival = {"{"} time = "…", event = "…" {"}"} *[control] {""} }
error-cases_alone = cases without controls: a cohort of patients, whose survival is told; nothing is compared
    .do = To compare as well, give 'control'
error-groups = the groups are not sure ({ LIST($evidence, by: "sentence") })
    .do = { $case -> [absent] Say it in the study file: case = {"{"} field = "…", match = "…" {"}"} and control = {"{"} … {"}"} *[other] If this is right, say so in the study file: case = { $case } and control = { $control } }
error-same_file_names = the series '{ $one }' and '{ $other }' would have the same file names
    .do = Give one of them another id
error-name_of_a_table = no series can be called '{ $name }': the pooled table of all genes is
    .do = Give it another id or name
error-same_matrix = the series '{ $one }' and '{ $other }' are the same matrix ({ $address })
    .do = Name it once: counted twice it would make the pooled result too sure
error-no_dask = Dask is not installed
    .do = Install it: pip install 'geneverdict[cluster]'
error-no_scheduler = no Dask scheduler answers there ({ $why })
    .expected = an address like tcp://10.0.0.1:8786
error-no_workers = the cluster has no workers
    .do = Start some: dask worker ADDRESS
error-other_workers = the cluster's workers have another version of geneverdict
    .expected = { $expected }
    .found = { LIST($found, by: "comma") }

## Before the fit: samples, groups, pairs, scale, probes, patients

# What a reader changed or dropped
read-infinite = { $n -> [one] { $n } infinite value was *[other] { $n } infinite values were } taken as missing.
read-unnamed = { $n -> [one] { $n } row without a name was *[other] { $n } rows without a name were } dropped.
read-repeated = { $n -> [one] { $n } row with a repeated name was *[other] { $n } rows with a repeated name were } dropped; the first row of each was kept.
read-joined_lines = { $n -> [one] { $n } line broken inside a text was *[other] { $n } lines broken inside a text were } joined.
read-header_only = Only the header was read.
read-other_encoding = The { $what -> [matrix] matrix [sample_sheet] sample sheet [clinical_table] clinical table [table] table *[file] file } is not UTF-8 and was read as { $encoding }.
read-header_encoding = { $n -> [one] { $n } line of the header is not UTF-8 and was *[other] { $n } lines of the header are not UTF-8 and were } read as { LIST($encodings, by: "comma") }.
read-guessed_encoding = The { $what -> [matrix] matrix [sample_sheet] sample sheet [clinical_table] clinical table [tx2gene] table of transcripts and genes [published] table *[probe_map] probe map } is not UTF-8 and was read as { $encoding }, which is a guess from its bytes: where names look wrong, say encoding = "…".
read-invisible = { $n -> [one] { $n } invisible character (of no width, or a space that does not break) was *[other] { $n } invisible characters (of no width, or spaces that do not break) were } taken out of the { $what -> [matrix] matrix [sample_sheet] sample sheet [clinical_table] clinical table [tx2gene] table of transcripts and genes [published] table *[probe_map] probe map }.
read-empty_edges = Empty edges of the matrix were left out: { $columns -> [one] { $columns } last column *[other] { $columns } last columns }, { $rows -> [one] { $rows } last row *[other] { $rows } last rows }.
read-first_sheet = Of the spreadsheet the first sheet, '{ $sheet }', was read; the others are { LIST($others, max: 6, by: "comma") } (book.xlsx#NAME reads one of them).
read-percent = '{ $column }' was read as percent.
read-minus_log10 = '{ $column }' was read as the negative logarithm (base 10) of p.
read-direction = The fold changes have no sign; '{ $column }' says which of them go down.
read-sheet_with_table = The sheet '{ $sheet }' was read, the first of the spreadsheet that holds such a table (book.xlsx#NAME reads another).
read-lines_around = { $n -> [one] { $n } line of one cell (a title, section or note) was *[other] { $n } lines of one cell, or above the table's header (titles, sections, notes), were } passed over.
read-make_names = { $n -> [one] { $n } column of the matrix bears its sample's name *[other] { $n } columns of the matrix bear their samples' names } as R changes names of columns, like '{ $column }' for '{ $name }': they were matched.
read-name_column = The samples' names stand in the column '{ $column }' of the sample sheet, not in its first one.
read-missing_words = { $n -> [one] { $n } cell was *[other] { $n } cells were } taken as missing because the study file says what stands there means so.
read-commas = Commas in numbers were read as { $kind -> [decimal] decimal points *[thousands] marks between thousands }.
read-probes_lacking = { $n -> [one] { $n } value is *[other] { $n } values are } missing because the sample's table lacks the probe.
read-empty_samples = { $n -> [one] { $n } sample has *[other] { $n } samples have } no values: { LIST($samples, max: 5) }.
read-repeated_within = { $n -> [one] { $n } row that repeats a probe within a sample was *[other] { $n } rows that repeat a probe within a sample were } dropped; the first was kept.
read-repeated_probes = { $n -> [one] { $n } row repeats *[other] { $n } rows repeat } a probe; the genes of its rows were put together.
read-control_probes = { $n -> [one] { $n } name of control probes is no gene and was *[other] { $n } names of control probes are not genes and were } left out.
read-symbols_by_content = No column is headed as symbols of genes; '{ $column }' is read, because { $share }% of the names in it are known symbols.
read-ids_by_content = No column is headed as symbols of genes; '{ $column }' is read, because it holds { $kind -> [ensembl] Ensembl *[entrez] Entrez } ids.
read-thin_column = '{ $column }' is read, because it names a gene for { $more } of { $n } rows looked at, and '{ $other }' for { $fewer } only{ $filled -> [yes] ; where the first names none, the other is taken *[no] {""} }.
read-not_in_sheet = { $n -> [one] { $n } column of the matrix is not in the sample sheet and was *[other] { $n } columns of the matrix are not in the sample sheet and were } left out: { LIST($names, max: 6) }.
read-not_in_matrix = { $n -> [one] { $n } sample of the sheet is *[other] { $n } samples of the sheet are } not in the matrix: { LIST($names, max: 6) }.
read-no_gene_rows = { $n } rows of reads that no gene got were left out: { LIST($rows, max: 5) }; they are { $least }{ $most -> [absent] {""} *[other] {" "}to { $most } } % of what the samples have in the file.
read-strand = STAR's counts are those of a library that is { $strand -> [unstranded] not stranded [forward] stranded (forward) *[reverse] stranded (reverse) }, because { $least }{ $most -> [absent] {""} *[other] {" "}to { $most } } % of the reads of genes lie on the forward strand.
read-strand_said = STAR's counts are those of a library that is { $strand -> [unstranded] not stranded [forward] stranded (forward) *[reverse] stranded (reverse) }, as the study file says.
read-tx2gene = Estimates for { $of } transcripts were summed to { $genes } genes (tximport's way, with the genes' mean effective lengths){ $way -> [bar] ; their names were compared up to the first bar [version] ; their names were compared without versions [gencode] ; the genes stand in their names *[as_written] {""} }{ $n -> [0] {""} *[other] ; { $n } transcripts without a gene in the table were left out, with { $least }{ $most -> [absent] {""} *[other] {" "}to { $most } } % of the counts }.
read-joined = { $n } columns of counts were joined to samples by the field '{ $field }'{ $form -> [as_written] {""} [file] , compared with names of files without folders and endings [accession] , by the accession in the name [r_name] , compared as R changes names [letters] , compared by letters and digits alone [start] , where one name begins with the other *[within] , where one name is a part of the other }.
read-runs = { $n } columns of counts are runs, whose samples { $file } names in its column '{ $column }'.
read-runs_summed = { $n } columns of counts are runs of { LIST($samples, max: 6) }, and were summed for each sample.
read-samples_without_counts = { $n -> [one] { $n } sample has *[other] { $n } samples have } no counts and { $n -> [one] is *[other] are } left out: { LIST($names, max: 6) }.
read-counts_without_sample = { $n -> [one] { $n } column of counts is of no sample and was *[other] { $n } columns of counts are of no sample and were } left out: { LIST($names, max: 6) }.
read-annotation_columns = { $n -> [one] { $n } column was *[other] { $n } columns were } taken for what is said of the genes, not for samples: { LIST($names, max: 8) }.
read-share_columns = { $n -> [one] { $n } column holds *[other] { $n } columns hold } normalised values beside the counts and { $n -> [one] was *[other] were } left out: { LIST($names, max: 6) }.
read-two_ids = Rows are named twice, like '{ $example }': the { $kind -> [ensembl] Ensembl *[entrez] Entrez } id was kept.
read-counts_kind = { $kind -> [counts] The values are counts of reads: whole numbers, { $smallest_sum } to { $largest_sum } for each sample. [expected] The values are estimated counts of reads ({ $whole } % of those above zero are whole), { $smallest_sum } to { $largest_sum } for each sample; they are analysed as counts. [scaled] The values are whole numbers, but no counts as they came: the numbers of genes with 1, 2, 3 … reads come in waves, as where counts were multiplied and rounded. They are analysed on the log scale, not as counts. [million] The values add up to one million for each sample ({ $said -> [absent] TPM or CPM *[other] { $said } }). They are analysed on the log scale, not as counts. *[normalised] The values are no counts ({ $whole } % of those above zero are whole; { $smallest_sum } to { $largest_sum } for each sample){ $said -> [absent] : normalised in a way that is not said *[other] {" "}but { $said }, as a name says }. They are analysed on the log scale, not as counts. }
read-supplement = The series' own table is empty: the values are those of its supplementary file { $file }, { $why -> [counts] the only one whose name says that it holds counts *[only] the only table among its supplementary files that may hold them }{ COUNT($others) -> [0] {""} *[other] {" "}(the others: { LIST($others, max: 4) }) }.
read-ncbi_counts = The series' own table is empty: the values are the counts that NCBI made of its reads, on { $genome } ({ $file }).
read-rma = The values are made from { $n } CEL files ({ $chip }) by RMA ({ $background -> [none] without background correction; *[other] background, }{ $quantiles -> [none] {" "}without quantiles; *[other] {" "}quantiles, }{" "}median polish; log2), not those deposited: { $probes } perfect-match probes in { $sets } probe sets, as defined by { $file } (sha256 { $sha256 }…).
read-mas5 = The values are made from { $n } CEL files ({ $chip }) by MAS 5.0 (zones' background, ideal mismatch, biweight; each array scaled to 500; log2), not those deposited: { $probes } probe pairs in { $sets } probe sets, as defined by { $file } (sha256 { $sha256 }…). Called present (detection p < 0.04) are { $least } to { $most } % of the sets of an array.
read-array_quality = Of the arrays: cells too bright for the scanner, { $bright } % at most; spread after the fit (RLE, interquartile range), { $least_rle } to { $most_rle }{ $most_nuse -> [absent] {""} *[other] ; standard errors against the usual array's (NUSE), { $least_nuse } to { $most_nuse } }; 3′ by 5′ end of actin and GAPDH, { $most_ends -> [absent] not on this array *[other] { $least_ends } to { $most_ends } }.
read-neqc = The values are made from the raw signals of { $n } arrays of Illumina ({ $beads } beads) by { $how -> [controls] neqc: background by { $controls } negative controls, offset { $offset }, quantiles, log2 [detection] neqc: background by the detection p-values, which stand for the negative controls, offset { $offset }, quantiles, log2 *[other] quantiles and log2 alone }, not those deposited.
read-beads_lost = { $how -> [coarse] The detection p-values take too few different values to tell the background *[absent] The table has neither detection p-values nor negative controls }, so the background could not be taken off: fold changes of faint genes come out too small, and what is not expressed cannot be told from what is faint.
read-doubled_columns = { $n -> [one] { $n } column stands *[other] { $n } columns stand } twice with the same numbers and { $n -> [one] was *[other] were } taken once: { LIST($names, max: 6) }.
read-detection_scores = The columns of detection are high where the signal is: they were taken for BeadStudio's older scores, which are one less the detection p-value.
read-samples_without_beads = { $n -> [one] { $n } sample has *[other] { $n } samples have } no column of signals and { $n -> [one] is *[other] are } left out: { LIST($names, max: 6) }.
read-beads_without_sample = { $n -> [one] { $n } column of signals is of no sample and was *[other] { $n } columns of signals are of no sample and were } left out: { LIST($names, max: 6) }.
read-spots = The values are made from { $n } arrays of { $spots } spots ({ $program -> [genepix] GenePix [spot] SPOT [agilent] Agilent's Feature Extraction *[imagene] ImaGene }, { $colours -> [two] two colours *[one] one colour }), not those deposited: background { $background -> [subtract] subtracted [normexp] taken off by normexp *[none] left }, offset { $offset }{ $within -> [print_tip_loess] , loess within each print tip [loess] , loess within each array [median] , median of the log ratios zero in each array *[none] {""} }{ $between -> [a_quantile] , the arrays' means given one distribution [quantile] , all given one distribution [scale] , the arrays' log ratios given one size *[none] {""} }; log2.
read-spot_names = Spots are named by { $by -> [number] their number [place] their place *[column] the column '{ $column }' }; { $n_bad } flagged as bad are missing, { $n_out } controls or spots without a name are left out, { $averaged -> [yes] spots of one name are averaged ({ $n_same } further ones) *[no] { $n_same } further spots of a name that was there before are kept by themselves }.
read-samples_without_spots = { $n -> [one] { $n } sample has *[other] { $n } samples have } no file of an array and { $n -> [one] is *[other] are } left out: { LIST($names, max: 6) }.
read-spots_without_sample = { $n -> [one] { $n } array is of no sample and was *[other] { $n } arrays are of no sample and were } left out: { LIST($names, max: 6) }.
read-channels = Each of the { $n } arrays compares two samples: each channel stands as a sample, and the two of one array are a pair, so that a difference is the array's log ratio, its sign by the channels; field 'dye' says which is which (as a covariate it is the dye effect, where dyes are swapped).
read-ratio = The deposited log ratios are { $above -> [red_green] red over green (Cy5/Cy3) [green_red] green over red (Cy3/Cy5) [ch2_ch1] channel 2 over channel 1 [ch1_ch2] channel 1 over channel 2 *[sample_reference] sample over reference }, as { $said -> [yes] the study file says *[no] field '{ $field }' says }{ $n -> [0] {""} *[other] ; of { $n } arrays the sample shone below, and their sign was turned: { LIST($names, max: 6) } }.
read-reference = '{ $text }' (field '{ $field }') is the reference on every array: values are log2 ratios of the sample over it, their sign by the channels.
read-reference_inferred = '{ $text }' (field '{ $field }') stands in one channel of every array, beside samples that differ, and is taken as the common reference: values are log2 ratios of the sample over it, their sign by the channels. With reference = false each channel is a sample.
read-red_over_green = Nothing says which sample shone in which channel: values are log2 ratios of red over green, as the arrays have them.
read-dataset = A DataSet of GEO, made by its curators{ COUNT($series) -> [0] {""} *[other] {" "}of { LIST($series, by: "comma") } }: { $n -> [one] { $n } kind *[other] { $n } kinds } of subsets ({ LIST($kinds, by: "comma") }) are fields of the samples.
read-chip_by_size = { $file } or the CEL files do not name the chip alike: that they belong together rests on the size of the array alone.
read-empty_sets = { $n -> [one] { $n } probe set *[other] { $n } probe sets } without a perfect-match probe { $n -> [one] was *[other] were } left out.
read-not_cel = { $n -> [one] { $n } other file was *[other] { $n } other files were } left unread: { LIST($names, max: 6) }.
read-other_chips = { $n -> [one] { $n } CEL file is *[other] { $n } CEL files are } of other chips than { $chip } and { $n -> [one] was *[other] were } left: { LIST($names, max: 6) }.
read-copies = { $n -> [one] { $n } file is a copy of another and was *[other] { $n } files are copies of others and were } left out: { LIST($names, max: 6) }.
read-samples_without_cel = { $n -> [one] { $n } sample has *[other] { $n } samples have } no CEL file and { $n -> [one] is *[other] are } left out: { LIST($names, max: 6) }.
read-cel_without_sample = { $n -> [one] { $n } CEL file is of no sample and was *[other] { $n } CEL files are of no sample and were } left out: { LIST($names, max: 6) }.

# What was noticed of a whole series on its way
series-row_names = no platform and no probe_map given: each row name is taken as a gene
series-deposited = The values as deposited are not compared with those made from the raw files: { $why }.
deposited-none = there are no deposited values beside the raw files
deposited-failed = { $why }
deposited-samples = { $n -> [one] { $n } sample has *[other] { $n } samples have } no column in the matrix
deposited-no_log2 = they are not on a log2 scale
series-table_of_family = the table of { $platform } was read from the series' family SOFT: the platform's own file was not there
series-pairs_not_used = pairs were seen but not used: { LIST($evidence, by: "sentence") }
series-few_samples = only { $n } samples on one side: the variance is barely known
series-survival_alone = no groups are settled in this series: it is used for survival alone
series-second_opinion = { LIST($samples, by: "comma") }: { $said } in the study file, { $read } by the words of the series ({ $why })

# How a fit went
fit-no_genes = there is no gene to be tested
fit-mostly_zero_variance = more than half of the variances are exactly zero: the moderated statistics are unreliable
fit-some_zero_variance = some variances are exactly zero and were offset from zero before the prior was estimated
fit-one_gene = only one gene has a variance: the ordinary t statistic was used
fit-no_residual_df = no gene has a residual degree of freedom: nothing could be tested
fit-untested = { $n } of { $total } could not be tested: too few values in a group
fit-correlation = samples of one individual are correlated by { $correlation } (one number for all genes)
fit-no_correlation = no gene could tell the correlation within individuals: samples were taken as independent
fit-array_weights = array weights between { $low } and { $high }{ $converged -> [yes] {""} *[no] ; their estimation did not converge }
fit-group_weights = weights of the groups: { $case } for case, { $control } for control{ $converged -> [yes] {""} *[no] ; their estimation did not converge }
fit-trend = the prior variance follows the mean expression (trend)
fit-deseq2 = DESeq2's Wald test: { $outliers -> [0] no gene lost its p to an outlying count *[other] { $outliers } { $outliers -> [one] gene *[other] genes } lost p to an outlying count (Cook's distance) }{ $replaced -> [0] {""} *[other] ; outlying counts of { $replaced } { $replaced -> [one] gene *[other] genes } were replaced }; { $withheld } with a mean count below { $threshold } have no FDR (independent filtering)
fit-no_replication = there are no residual degrees of freedom: nothing could be tested
fit-not_estimable = case and control cannot be told from the other terms of the model
fit-local_trend = the dispersions do not follow the usual curve: a local one was fitted
fit-no_trend = the dispersions follow no curve: each gene has its own
fit-robust = hypervariable genes were kept from the prior (robust)

# On which scale the values are
scale-kind = { $kind -> [linear] linear [log_ratio] log_ratio [centred] centred [zscored] zscored [log2_twice] logged twice [counts] counts [abundance] abundance [proportion] proportions *[log2] log2 }
scale-quantiles = Quantiles at 0, 0.25, 0.5, 0.75, 0.99, 1: { $min }; { $lower }; { $median }; { $upper }; { $high }; { $max }.
scale-linear_high = Linear, log2 taken: the 0.99 quantile { $high } is above 100. { $quantiles }
scale-linear_wide = Linear, log2 taken: the range { $min } to { $max } is wider than 50 and the 0.25 quantile { $lower } is above 0. { $quantiles }
scale-log2 = Log2 already: the 0.99 quantile { $high } is not above 100. { $quantiles }
scale-log_ratio = Two-colour arrays: log ratios, which lie around 0 by nature; taken as log2. { $quantiles }
scale-zscored_samples = Z-scored within each sample: all { $n } samples have mean 0 and SD 1. A difference is in SDs.
scale-zscored_genes = Z-scored by gene: { $share }% of { $n } genes have mean or median 0, { $share_sd }% have SD 1; median correlation between samples { $correlation }. { $quantiles }
scale-centred_genes = Centred by gene: { $share }% of { $n } genes have mean or median 0; median correlation between samples { $correlation }. { $quantiles }
scale-probably_centred = Probably centred: gene means lie around { $centre } (spread { $spread }, smaller than the { $within } between samples of one gene); median correlation between samples { $correlation }. { $quantiles }
scale-difference_in_sd = A difference is in SDs, not a log2 fold change.
scale-difference_unknown = A difference is not known to be a log2 fold change.
scale-scanner_top = The maximum 65,535 is the top of a 16-bit scanner.
scale-small_intensities = Values down to { $min } are small intensities on the log2 scale; the bulk is above 0.
scale-old_clause = An older form of GEO2R's rule (0.25 quantile in 0-1, 0.75 in 1-2) would take log2; it is not used.
scale-normalised = Quantile-normalised: { $normalised -> [yes] yes, the sorted values of the samples are the same *[no] no, the sorted values of the samples are not the same }.
scale-lost = { $n -> [one] { $n } value *[other] { $n } values } ≤ 0{ $share -> [absent] {""} *[other] {" "}({ $share }%) } { $n -> [one] has *[other] have } no logarithm and became missing.
scale-declared = Declared as { $kind }{ $agree -> [yes] ; the values agree *[no] , which is taken }.
scale-declared_against = Declared as { $kind }, which is taken; from the values alone it would be { $other }.
scale-against = Against it: { $evidence }
scale-but = But { $doubt }
scale-samples = { $n } of { $total } samples (number { LIST($numbers, max: 6) })
scale-some_logged = { $samples } stay below 25, as if they were log2 already: the table mixes two scales.
scale-some_linear = { $samples } go above 50 (maximum { $max }), which no log2 value does: linear values with many zeros, or a table that mixes two scales.
scale-quarter_lost = at least a quarter of the values are not above 0 and are lost when log2 is taken.
scale-some_lost = { $share }% of the values are not above 0 and are lost when log2 is taken{ $negative -> [yes] : intensities with the background taken off look like this *[no] {""} }.
scale-skewed = the 0.99 quantile { $high } is far above the 0.75 quantile { $upper }, or the maximum { $max } above 24: linear values divided by their median look like this, and no log2 intensities do.
scale-quarter_negative = the 0.25 quantile { $lower } is below 0: log ratios or centred values look like this.
scale-scanner_top_in_base = the maximum { $max } is that of a 16-bit scanner in { $base -> [natural] natural logarithms *[ten] log10 }, not in log2 (16).
scale-proportions = All values lie in 0-1: proportions, such as methylation, look like this, and a difference of them is no log2 fold change. { $quantiles }
scale-methylation = The series' type is '{ $type }'{ $within -> [yes] {" "}and all values lie in 0-1: proportions of a site that are methylated (beta values) *[no] : values of methylation, whatever their form }, not how much of a gene is expressed. { $quantiles }
scale-compressed = the maximum { $max } is below 6, where log2 intensities reach 12-16: log10 values, ratios, or log2 taken twice look like this{ $skew -> [absent] {""} *[other] ; the left skew of the quartiles ({ $skew }) speaks for log2 taken twice }.
scale-ratios_small = no ratio is above 2 or below −2: log10 ratios (Agilent's LogRatio) look like this.
scale-counts = Counts of reads: whole numbers from { $smallest } to { $largest }, { $zeros } % of them 0.
scale-counts_expected = Counts of reads, not all of them whole (expected or scaled counts), from { $smallest } to { $largest }, { $zeros } % of them 0.
scale-abundance = Shares of each sample's reads (TPM, FPKM, CPM or scaled counts), from { $smallest } to { $largest }: log2 after 0.1 was added, and a prior variance that follows the mean; without the counts there are no precision weights.
scale-counts_no_genes = Left out, because they are no genes: { $n -> [one] the row *[other] the rows } { LIST($rows, max: 5, by: "comma") }.
scale-counts_lengths = Counts were scaled to the mean effective length of each gene (tximport's lengthScaledTPM), so that other transcripts do not look like another amount.
scale-counts_libraries = Reads counted in a sample: { $low } to { $high } ({ $n } samples).
scale-counts_filtered = { $kept } of { $n } genes are tested{ $cutoff -> [absent] : all that are counted in any sample *[other] : those with at least { $cutoff } { $shares -> [yes] (TPM or FPKM) *[no] counts per million } in enough samples (edgeR's filterByExpr: { $samples } here) }; { $none } { $none -> [one] is *[other] are } not counted in any sample.
scale-counts_summed = The counts of { $n } tested { $n -> [one] gene are *[other] genes are each } the sum over several ids.
scale-counts_factors = Libraries were normalised by { $way -> [TMM] the trimmed mean of M values (TMM) [RLE] median ratios (RLE) *[upper_quartile] upper quartiles }: factors { $low } to { $high }.
scale-counts_quality = Weights of samples by their distance from the fit: { $low } to { $high }{ COUNT($light) -> [0] . *[other] ; below 0.5: { LIST($light, max: 6) }. }
scale-counts_no_replication = There is nothing to draw the trend of the variances from: every count weighs the same.

# From probes to genes
probes-source = { $platform -> [absent] the row names *[other] { $platform } }{ $column -> [absent] {""} *[other] { $platform -> [absent] {""} *[other] , column '{ $column }' } }
probes-no_genes = The platform table of { $platform } names no genes: each probe is analysed under its own id.
probes-accessions = The column '{ $column }' of { $platform } holds accessions: no gene can be told from them.
probes-lacking = { $n } of { $total } probes are not in the table of { $platform }{ $all -> [yes] : *[no] , such as } { LIST($probes, by: "comma") }.
probes-renamed = Today's symbols by { $source }: { $n } of { $total } names renamed.
probes-ambiguous = { $n -> [one] { $n } name is an alias of several genes and stays *[other] { $n } names are aliases of several genes and stay } as written.
probes-unknown = { $n -> [one] { $n } name is not in that table and stays *[other] { $n } names are not in that table and stay } as written.
probes-as_given = Gene names stay as the platform table or the probe map writes them.
probes-ids_stay = Genes are { $kind -> [ensembl] Ensembl *[entrez] Entrez } ids and stay so: there is no table of symbols to read them by.
probes-ids_read = { $kind -> [ensembl] Ensembl *[entrez] Entrez } ids read as today's symbols by { $source }.
probes-ids_unknown = { $n } of { $total } ids are not in that table and stay as ids.
probes-versions_ignored = { $n } Ensembl { $n -> [one] id was read without its version *[other] ids were read without their versions }.
probes-versions = { $n } of { $total } probes are Ensembl ids that the table has with another version or without one; versions were not compared there.
probes-dates = { $n -> [one] { $n } name is a date or a number *[other] { $n } names are dates or numbers } made by a spreadsheet: { $repaired } repaired.
probes-dates_refused = { $n -> [one] { $n } of them is *[other] { $n } of them are } no gene: { LIST($dates, max: 8, by: "semicolon") }.
probes-date = { $name }{ $genes -> [absent] {""} *[other] {" "}(may be { LIST($genes, by: "or") }) }

# Covariates and the model
covariate-numbers = { $name }: numeric, { $low } to { $high }{ $unit -> [absent] {""} *[other] , '{ $unit }' taken off }
covariate-levels = { $name }: { $n } levels, { LIST($levels, by: "comma") }
design-lack = { $n -> [one] { $n } sample *[other] { $n } samples } left out because { $name } is missing

# Why a sample is case, control or neither, or not in the model
role-no_covariate = covariate '{ $name }' is missing
role-no_individual = belongs to no known individual, and the model is paired
role-no_partner = individual '{ $individual }' has no partner sample, and the model is paired
role-no_values = has no values
role-averaged = averaged with { $sample }, of the same individual
role-copy = a copy of a sample that is in the study already
role-word_in = { $field }: '{ SHORT($value, length: 70) }'{ $word -> [absent] {""} *[other] {" "}has '{ $word }' }
role-pool = { $said }: a pool
role-reference_rna = { $said }: a reference RNA
role-cell_line = { $said }: a cell line
role-other_group = { $field }: '{ SHORT($value, length: 70) }' is the one other group beside '{ $word }'
role-letter = { $field }: '{ SHORT($value, length: 70) }' has the letter { $letter }
role-other_field = { $kind } ('{ $word }')
role-silent = no word for case or control in '{ $field }'
role-untold = no field tells case from control
role-rule = study file: { $side } = { $rule }
role-no_rule = matches neither rule of the study file

# Kinds of samples, diseases, early lesions, kinds of tumours: what the vocabulary of groups finds
kind-healthy = healthy donors
kind-adjacent = adjacent tissue
kind-unaffected = unaffected tissue
kind-negated = called free of the disease
kind-normal = normal tissue
kind-metastatic = metastases
kind-benign = benign tissue
kind-control = called control
kind-tumour = tumour
kind-lesional = lesional
kind-diseased = diseased
kind-patient = patient
kind-yes_no = yes/no
kind-alzheimers_disease = Alzheimer's disease
kind-parkinsons_disease = Parkinson's disease
kind-huntingtons_disease = Huntington's disease
kind-multiple_sclerosis = multiple sclerosis
kind-amyotrophic_lateral_sclerosis = amyotrophic lateral sclerosis
kind-schizophrenia = schizophrenia
kind-bipolar_disorder = bipolar disorder
kind-depression = depression
kind-autism = autism
kind-epilepsy = epilepsy
kind-asthma = asthma
kind-copd = COPD
kind-pulmonary_fibrosis = pulmonary fibrosis
kind-pulmonary_hypertension = pulmonary hypertension
kind-cystic_fibrosis = cystic fibrosis
kind-sarcoidosis = sarcoidosis
kind-tuberculosis = tuberculosis
kind-psoriasis = psoriasis
kind-atopic_dermatitis = atopic dermatitis
kind-ulcerative_colitis = ulcerative colitis
kind-crohns_disease = Crohn's disease
kind-inflammatory_bowel_disease = inflammatory bowel disease
kind-coeliac_disease = coeliac disease
kind-rheumatoid_arthritis = rheumatoid arthritis
kind-osteoarthritis = osteoarthritis
kind-lupus = lupus
kind-sjogrens_syndrome = Sjögren's syndrome
kind-systemic_sclerosis = systemic sclerosis
kind-sepsis = sepsis
kind-covid_19 = COVID-19
kind-influenza = influenza
kind-dengue = dengue
kind-malaria = malaria
kind-hiv = HIV
kind-type_1_diabetes = type 1 diabetes
kind-type_2_diabetes = type 2 diabetes
kind-diabetes = diabetes
kind-obesity = obesity
kind-nash = NASH
kind-nafld = NAFLD
kind-cardiomyopathy = cardiomyopathy
kind-heart_failure = heart failure
kind-myocardial_infarction = myocardial infarction
kind-coronary_disease = coronary disease
kind-atherosclerosis = atherosclerosis
kind-aneurysm = aneurysm
kind-stroke = stroke
kind-pre_eclampsia = pre-eclampsia
kind-endometriosis = endometriosis
kind-pcos = PCOS
kind-kidney_disease = kidney disease
kind-down_syndrome = Down syndrome
kind-dystrophy = dystrophy
kind-periodontitis = periodontitis
kind-preterm = preterm
kind-adenoma = adenoma
kind-cirrhosis = cirrhosis
kind-hepatitis = hepatitis
kind-pancreatitis = pancreatitis
kind-hyperplasia = hyperplasia
kind-dysplasia = dysplasia
kind-metaplasia = metaplasia
kind-gastritis = gastritis
kind-goitre = goitre
kind-naevus = naevus
kind-fibroadenoma = fibroadenoma
kind-premalignant = premalignant
kind-mci = MCI
kind-borderline = borderline
kind-adenocarcinoma = adenocarcinoma
kind-squamous_cell = squamous cell
kind-large_cell = large cell
kind-small_cell = small cell
kind-papillary = papillary
kind-follicular = follicular
kind-anaplastic = anaplastic
kind-clear_cell = clear cell
kind-chromophobe = chromophobe
kind-lobular = lobular
kind-ductal_in_situ = ductal in situ
kind-invasive_ductal = invasive ductal
kind-serous = serous
kind-mucinous = mucinous
kind-endometrioid = endometrioid
kind-cholangiocarcinoma = cholangiocarcinoma
kind-hepatocellular = hepatocellular
kind-astrocytoma = astrocytoma
kind-oligodendroglioma = oligodendroglioma
kind-glioblastoma = glioblastoma
kind-papillary_thyroid = papillary thyroid
kind-anaplastic_thyroid = anaplastic thyroid

# Groups: what they rest on
groups-found = { $n_case } of { $n } samples are case ({ $why_case }); { $n_control } of { $n } samples are control ({ $why_control }).
groups-neither = { $n } neither: { LIST($samples, max: 3, by: "semicolon") }.
groups-sample = { $sample } ({ $why })
groups-no_values = { $n -> [one] { $n } sample has *[other] { $n } samples have } no values and { $n -> [one] is *[other] are } left out: { LIST($samples, max: 5) }.
groups-noted = { LIST($notes, by: "semicolon") }.
groups-left_kind = { $n -> [one] { $n } sample *[other] { $n } samples } of another kind ({ $kind }): neither
groups-agree = these fields say the same: { LIST($fields, by: "comma") }
groups-crossed = '{ $field }' parts both groups alike ({ LIST($levels, max: 6) }): a covariate, or a contrast within each
groups-refined = the { $role } samples are of several groups in '{ $field }' ({ LIST($groups, max: 5) }): each alone is another contrast
groups-part = '{ $field }' parts one of the groups ({ LIST($levels, max: 6) }): each alone is another contrast
groups-alternatives = Other contrasts that the words allow: { LIST($rules, max: 4, by: "semicolon") }.
groups-alternative = case = { $case } and control = { $control } ({ $n_case } v { $n_control })
groups-repeated = { $n -> [one] { $n } individual of '{ $field }' has *[other] { $n } individuals of '{ $field }' have } several samples in one group ({ LIST($names, max: 6) })
groups-check = To check: { LIST($doubts, by: "semicolon") }.
groups-write = If this is meant, write: case = { $case } and control = { $control }.{ $groups -> [absent] {""} *[other] {" "}The groups in '{ $field }' are { LIST($groups, max: 8) }. }
groups-count = { $group -> [absent] (nothing else) *[other] '{ $group }' } ({ $n })
groups-from_study = The study file names { $n_case } case and { $n_control } control samples of { $n }.
groups-match_neither = { $n } match neither: { LIST($names, max: 6) }.
groups-none = No field tells one case group and one control group apart.
groups-differing = What differs: { LIST($fields, by: "semicolon") }.
groups-split = '{ $field }': { LIST($groups, max: 8) }
groups-fields = The fields are { $fields -> [0] none *[other] { LIST($fields, max: 10) } }.
groups-example = Write for example: { $case } and { $control }.
groups-choose_case = Write control = { $control } and one of: { LIST($cases, max: 6, by: "semicolon") }.
groups-choose_two = Write case = … and control = … with two of: { LIST($rules, max: 6, by: "semicolon") }.

# What makes groups or pairs doubtful
doubt-untold = { $n } of { $total } samples are not told by '{ $field }': { LIST($names, max: 5) }
doubt-contradiction = the fields contradict each other for { LIST($names, max: 5) }
doubt-tumours_and_others = there are tumours and other diseases ({ LIST($kinds, by: "comma") })
doubt-several_diseases = there are several diseases ({ LIST($kinds, by: "comma") })
doubt-yes_no = the field says only yes or no
doubt-several_groups = there are several groups beside the control ({ LIST($kinds, by: "comma") })
doubt-two_controls = the control could be one of two kinds of samples: { LIST($one, by: "comma") } or { LIST($other, by: "comma") }
doubt-two_wordings = the controls are worded in two ways ({ LIST($kinds, by: "comma") })
doubt-no_normal = no normal tissue is named as control
doubt-benign_controls = the controls are benign lesions, not normal tissue
doubt-all_lines = all samples are cell lines or models: 'tumour' and 'normal' are lines, not tissues
doubt-ill_controls = the controls are ill too and lack only something else ('{ $text }')
doubt-other_disease = the controls have another disease ('{ SHORT($value, length: 70) }')
doubt-mutation = 'normal' may speak of a mutation and not of the tissue
doubt-materials = case and control are of different materials ({ LIST($materials, by: "comma") })
doubt-settled = { $n -> [one] { $n } of the cases is *[other] { $n } of the cases are } inactive, latent or in remission
doubt-subtypes = the cases are of several kinds ({ LIST($kinds, by: "comma") })
doubt-recurrent = some of the cases are recurrent tumours
doubt-case_diseases = the cases have several diseases ({ LIST($kinds, by: "comma") })
doubt-subgroups = the { $role } samples fall into several groups in '{ $field }' ({ LIST($groups, max: 5) })
doubt-subgroup = { $name -> [absent] (plain) *[other] '{ $name }' }
doubt-change_together = '{ $one }' and '{ $other }' change together: treatment and genotype are not told apart
doubt-wild_type = a tumour's wild type is a property of the tumour, perhaps not the control that is meant
doubt-different_controls = '{ $one }' and '{ $other }' name different controls
doubt-factor = '{ $field }' also differs within the groups ({ LIST($levels, max: 6) }): more than one factor
doubt-second_axis = '{ $field }' names a { $axis -> [treatment] treatment *[genotype] genotype } that differs among the { $role -> [case] case *[control] control } samples
doubt-organisms = the samples are of several organisms ({ LIST($organisms, by: "comma") })
doubt-some_lines = { $n -> [one] { $n } sample is a cell line *[other] { $n } samples are cell lines } and the others are not
doubt-rest = '{ $field }' has several groups beside the control or several controls ({ LIST($groups, max: 6) })
doubt-outsiders = { $n -> [one] { $n } sample that is otherwise left out is *[other] { $n } samples that are otherwise left out are } kept ({ $why })
doubt-part = '{ $field }' parts one of the groups ({ LIST($levels, max: 6) })
doubt-single = only one sample is { $role }
doubt-no_control = no word says that '{ SHORT($value, length: 70) }' is the control
doubt-confounded = { $confounder }
confounder = the { $kind -> [organ] organ [batch] batch [project] project *[sex] sex } follows the groups entirely ('{ $field }': case { LIST($case, max: 4) }, control { LIST($control, max: 4) })
doubt-outcome = '{ $field }' tells what became of the patients, not who was ill
doubt-text = only the free text of '{ $field }' tells the groups apart
doubt-letters = only the letters T and N in '{ $field }' tell the groups apart
doubt-times = only before and after in '{ $field }' tell the groups apart
doubt-replicates = { $n -> [one] { $n } individual has *[other] { $n } individuals have } several case or several control samples (technical replicates or several lesions): { LIST($names, max: 6) }
doubt-few_pairs = only { $n -> [one] { $n } pair *[other] { $n } pairs } for { $n_case } case samples
doubt-before_after = the titles name a time before and one after, but nothing says that the same number is the same individual
doubt-run_said = the numbers run without a gap and the series says only '{ $words }'
doubt-run = the numbers run without a gap and nothing says paired: they may count each group by itself
doubt-animals = animals are often numbered within each group
doubt-unlike = '{ $field }' differs within a pair ({ LIST($names, max: 6) })
doubt-other_pairs = '{ $field }' gives other pairs

# Pairs: what they rest on
pairs-example = '{ SHORT($value, length: 60) }' is { $individual }
pairs-found = { $n -> [one] { $n } individual has *[other] { $n } individuals have } a case and a control by '{ $field }'{ $example -> [absent] {""} *[other] {" "}({ $example }) }; { phrase-alone }.
phrase-alone = { $alone -> [0] every sample has a partner [one] { $alone } sample has no partner *[other] { $alone } samples have no partner }
pairs-said = The series says '{ $words }'.
pairs-write = If these are the pairs, write: { $rule }.
pairs-not_by_study = The study file says that the samples are not paired.
pairs-from_study = { $n -> [one] { $n } pair *[other] { $n } pairs } by the study file's rule { $rule }; { phrase-alone }.
pairs-listed = { $n -> [one] { $n } pair *[other] { $n } pairs } as the study file lists them by sample{ $left -> [0] {""} [one] ; { $left } more is listed, but not both of its samples are in the groups *[other] ; { $left } more are listed, but not both of their samples are in the groups }.
pairs-counters = No pairs: case and control are different people or animals, so equal values of '{ $field }' are counters or matched subjects. If they are true pairs, write: { $rule }.
pairs-no_samples = No pairs: there are no case and control samples to pair.
pairs-no_individuals = No pairs: no field names an individual.
pairs-none_complete = '{ $field }' names individuals, but none of them has a case and a control.
pairs-no_field = The series says '{ $words }', but no field tells which samples belong together: not paired.
pairs-only_numbers = The series says '{ $words }', but only equal numbers in '{ $field }'{ $example -> [absent] {""} *[other] {" "}({ $example }) } would pair the samples, and numbers alone are no evidence: not paired. If these are the pairs, write: { $rule }.
pairs-lines = Not paired: each '{ $field }' has one case and one control. To compare within it, write: { $rule }.
pairs-codes = Not paired: nothing says that the samples are paired, but codes or numbers in '{ $field }' occur once in each group{ $example -> [absent] {""} *[other] {" "}({ $example }) }. If these are the pairs, write: { $rule }; if not: pair = false.
pairs-replicates_profiles = To check: { phrase-replicates }, and their profiles are far more alike than those of the others of their group. { phrase-replicates_do }
pairs-replicates_names = To check: { phrase-replicates }; the profiles do not settle it. { phrase-replicates_do }
phrase-replicates = the { $n } samples are { $n_individuals } individuals: by '{ $field }' { $n_sets -> [one] one of them has *[other] { $n_sets } of them have } several samples in one group ({ LIST($values, max: 3, by: "comma") })
phrase-replicates_do = Samples of one individual are not independent. Average them: { $average } or keep them by the correlation within individuals: { $block }
pairs-averaged = { $n } samples of { $n_sets -> [one] { $n_sets } individual *[other] { $n_sets } individuals } with several samples in one group are averaged: the mean stands in the place of the first.
pairs-channels = The two channels of one array are a pair: { $n } arrays hold a case and a control.
pairs-blocks = { $n_sets -> [one] { $n_sets } individual has *[other] { $n_sets } individuals have } several samples in one group ({ $n } samples): kept by the correlation within individuals, by { $rule }.
pairs-write_replicates = Several samples of one individual in one group can be averaged: { $rule }

# Endpoints of survival
endpoint-overall = overall survival
endpoint-disease_specific = disease-specific survival
endpoint-recurrence = recurrence-free survival
endpoint-local_recurrence = local recurrence-free survival
endpoint-progression = progression-free survival
endpoint-metastasis = metastasis-free survival
endpoint-event_free = event-free survival
endpoint-unnamed = survival (which endpoint is not said)

# What times and events of patients rest on
patients-rest_on = { CAP($endpoint) }: time from '{ $time }'{ $fill -> [absent] {""} *[other] {" "}and '{ $fill }' } in { $unit -> [days] days ({ $how }), / 30.4375 to give months [weeks] weeks ({ $how }), × 7 / 30.4375 to give months [years] years ({ $how }), × 12 to give months *[months] months ({ $how }) }; status from '{ $event }' { $coding } (event: { COUNT($events) -> [0] no value *[other] { LIST($events, max: 4) } }; censored: { COUNT($censored) -> [0] no value *[other] { LIST($censored, max: 4) } }).
patients-numbers = { $who -> [absent] {""} *[other] { CAP($who) };{" "} }{ $n -> [one] { $n } patient *[other] { $n } patients } with a time and a status, { $events -> [one] { $events } event *[other] { $events } events }, { $follow_up -> [absent] median follow-up not reached *[other] median follow-up { $follow_up } months }, times { $low } to { $high } months{ $zero -> [0] {""} *[other] , { $zero } at time 0 kept }.
patients-left_out = { $n -> [one] { $n } sample *[other] { $n } samples } left out: { LIST($reasons, by: "semicolon") }.
patients-noted = Noted: { LIST($remarks, by: "semicolon") }.
patients-write = If this is meant, write: { $line }.
patients-sentence = { CAP($note) }.
patients-cases = { $n } of { $total } samples are cases
patients-all_count = no sample is called a case, so that all { $n } count

patients-unit_by_study = the study file says so
patients-unit_by_name = its name says so
patients-unit_by_values = its values say so
patients-unit_guessed = guessed, the longest being { $longest }
patients-coded_by_words = by its words
patients-coded_by_letters = by its letters
patients-coded_by_study = as the study file says
patients-coded_by_name = as the name says ({ LIST($codes, by: "comma") })
patients-code = { $code } = { $word }
patients-coded_two = 2 is the event
patients-coded_one = { $sign -> [number] 1 *[word] yes } is { $state -> [event] the event *[censored] censored }

# Why a sample is no row of survival; how many are so
out-not_case = not a case sample ({ phrase-role })
    .counted = { $n } not a case sample ({ phrase-role })
out-normal = its own words call it normal
    .counted = { $n } its own words call it normal
out-differing = the samples of patient '{ $patient }' have different times or states
    .counted = { $n } of a patient whose samples have different times or states
out-another = another sample of patient '{ $patient }'
    .counted = { $n } another sample of a patient
out-odd_time = its time is no number
    .counted = { $n } its time is no number
out-no_time = no time
    .counted = { $n } no time
out-negative_time = a negative time
    .counted = { $n } a negative time
out-no_status = no status
    .counted = { $n } no status
out-odd_status = a status that is not understood
    .counted = { $n } a status that is not understood
out-twice = it stands in the study twice
    .counted = { $n } in the study twice

# What makes survival doubtful, and what could not be used
patients-normal_left_out = no sample is called a case; { $n } that their own words call normal are left out
patients-differing = the samples of { LIST($patients, max: 6) } have different times or states and are left out
patients-every_event = every patient of { $n } has the event
patients-no_event = no patient of { $n } has the event
patients-together = times and states come { $n } at a time, as if these were { $n } samples of each patient
patients-repeats = '{ $field }' repeats in { $n -> [one] { $n } sample *[other] { $n } samples } with other times: it is not taken for the patient
patients-dead_and_alive = { $n -> [one] { $n } sample is *[other] { $n } samples are } dead by '{ $event }' and alive by '{ $overall }'
patients-too_late = '{ $time }' is longer than '{ $overall }' in { $n } of { $total } samples: look at the units
patients-time_taken = the time of '{ $event }' is taken from '{ $time }'
patients-time_unsaid = '{ $time }' does not say which time it is
patients-status_unsaid = '{ $event }' does not say that it is of '{ $time }'
patients-other_endpoints = '{ $time }' and '{ $event }' name different endpoints
patients-unnamed = nothing says which endpoint '{ $time }' and '{ $event }' are
patients-no_endpoint = nothing says which endpoint this is
patients-filled = { $n -> [one] { $n } censored sample without '{ $time }' has its time *[other] { $n } censored samples without '{ $time }' have their time } from '{ $fill }'
patients-times_differ = '{ $one }' and '{ $other }' differ by over a month in { $n } of { $total } samples
patients-states_differ = '{ $one }' and '{ $other }' disagree in { $n } of { $total } samples
patients-several_units = the values of '{ $field }' are of several units ({ LIST($units, by: "comma") })
patients-in_unit = { $n } in { $unit -> [days] days [weeks] weeks [months] months *[years] years }
patients-unit_unsaid = { $n -> [one] { $n } value of '{ $field }' says *[other] { $n } values of '{ $field }' say } no unit beside { $n_said } that do
patients-unit_unknown = nothing says the unit of '{ $field }': taken as { $unit -> [days] days [weeks] weeks [months] months *[years] years }, because the longest is { $longest }
patients-odd_times = { $n -> [one] { $n } value of '{ $field }' is no number *[other] { $n } values of '{ $field }' are no numbers }: { LIST($values, max: 4) }
patients-implausible = the longest time in '{ $field }', { $longest } { $unit -> [days] days [weeks] weeks [months] months *[years] years }, is implausible: look at the unit
patients-odd_states = { $n -> [one] { $n } value of '{ $field }' is *[other] { $n } values of '{ $field }' are } not understood: { LIST($values, max: 6) }
patients-letters = the letters in '{ $field }' are not explained
patients-one_and_two = 1 and 2 in '{ $field }' are not explained: 2 is taken as the event, as R does
patients-one_censored = '{ $field }' may code 1 as censored, as its name says and as it is read, or as the event
patients-one_free = 1 or yes in '{ $field }' is taken as free of it
patients-one_unsaid = nothing says what 1 means in '{ $field }': it is taken as the event
patients-yes_alive = yes in '{ $field }' is taken as alive
patients-all_censored = all of { LIST($values, max: 6) } in '{ $field }' are taken as censored: censored_value would name those that are
patients-fixed_time = '{ $field }' is survival at a fixed time, not a time to an event
patients-unreadable = '{ $field }' is called { $kind -> [time] a time [status] a status *[either] a time or a status } and cannot be read as one: { LIST($values, max: 4) }
patients-time_alone = { LIST($fields, by: "comma") }: a time for { $endpoint } without a status
patients-status_alone = { LIST($fields, by: "comma") }: a status for { $endpoint } without a time
patients-no_rows = '{ $time }' and '{ $event }': no sample that counts has both a time and a status

# A clinical table joined to the samples
patients-rows_repeat = { $n -> [one] { $n } row of the clinical table repeats *[other] { $n } rows of the clinical table repeat } another: { LIST($names, max: 6) }
patients-ids_differ = { $n -> [one] { $n } id has *[other] { $n } ids have } several rows that differ in the clinical table, left out: { LIST($names, max: 6) }
patients-joined = { $n } of { $total } samples have a row in the clinical table, by { $field -> [absent] the sample id *[other] '{ $field }' }
patients-no_row = { $n -> [one] { $n } sample *[other] { $n } samples } without a row: { LIST($names, max: 6) }
patients-no_sample = { $n -> [one] { $n } row *[other] { $n } rows } of the clinical table without a sample: { LIST($names, max: 6) }

## The fit

# What the values are, and how much each of them counts

## Evidence on a gene and a series

# Words that several sentences share
phrase-sentence = { CAP($said) }
phrase-effect = { $effect -> [difference] difference *[log2FC] log2FC }
phrase-scale = { $scale -> [centred] centred [zscored] z-scores [log_ratio] log ratios [log2] log2 values [linear] linear [log2_twice] log2 values [counts] counts of reads [abundance] shares of reads [proportion] proportions or other values of methylation *[doubtful] of doubtful scale }
phrase-pair_or_sample = { $unit -> [pair] pair *[sample] sample }
phrase-pairs_or_samples = { $unit -> [pair] pairs *[sample] samples }
phrase-now = { $listed -> [significant] { $now -> [listed] significant *[not_listed] not significant } *[called] { $now -> [listed] called *[not_listed] not called } }
phrase-then = { $listed -> [significant] { $then -> [up] be significant, up [down] be significant, down *[not_listed] not be significant } *[called] { $then -> [up] be called, up [down] be called, down *[not_listed] not be called } }
phrase-reach = { $n_reach -> [absent] {""} *[other] ; { $n_reach } of { $n } change by { $cut } or more in the direction of the mean }
phrase-each_group = { $unit -> [pair] pairs *[sample] samples in each group }
phrase-needed = { $n_needed -> [absent] over a million { phrase-each_group } [one] { $n_needed } { $unit -> [pair] pair *[sample] sample in each group } *[other] { $n_needed } { phrase-each_group } }
phrase-listed_first = { $state -> [never] No number of samples lists a log2FC of { $own } at a threshold of { $cut } [over] Over a million { phrase-each_group }, were its own estimate true [some] { phrase-to_list }, were its own estimate { $own } true *[absent] { phrase-needed_first } }
phrase-span = { $n_low -> [absent] {""} *[other] {" "}(90 % interval { $n_low } to { $n_high -> [absent] over a million *[other] { $n_high } }, its SD being an estimate) }
phrase-to_list = { $n_listed -> [absent] more than a million { phrase-each_group } [one] { $n_listed } { $unit -> [pair] pair *[sample] sample in each group } *[other] { $n_listed } { phrase-each_group } }
phrase-own = { $state -> [absent] {""} [never] {" "}For its own estimate, { $own }, no number of samples helps: at a threshold of { $cut } it is not listed. [over] {" "}Were its own estimate { $own } true, over a million would be needed to have it listed. *[some] {" "}Were its own estimate { $own } true, { phrase-to_list } would have it listed with probability 0.8{ phrase-span }. }
phrase-needed_first = { $n_needed -> [absent] Over a million { phrase-each_group } *[other] { phrase-needed } }
phrase-typical = { $n_typical -> [one] { $n_typical } { $unit -> [pair] pair *[sample] sample in each group } *[other] { $n_typical } { phrase-each_group } }
phrase-there = { $unit -> [pair] { $n_pairs -> [one] { $n_pairs } pair *[other] { $n_pairs } pairs } *[sample] { $n_case -> [one] { $n_case } case *[other] { $n_case } cases } and { $n_control -> [one] { $n_control } control *[other] { $n_control } controls } }
phrase-few_df = { $k -> [2] ; wide because two series leave 1 degree of freedom [3] ; wide because three series leave 2 degrees of freedom *[other] {""} }
phrase-leave_out = To leave { LIST($leave_out) } out, { $case_line -> [absent] name the other samples in the study file: case = {"{"} samples = [ … ] {"}"} *[other] write: { $case_line } and { $control_line } }.
phrase-genes_without = { $genes_without -> [absent] The series cannot be fitted without { $unit -> [pair] its pair *[sample] it }. *[other] { $genes_with } genes have FDR < { $fdr_cut } with it, { $genes_without } without { $unit -> [pair] its pair *[sample] it }. }
phrase-random = { $n_as_far } of { $n_random } random labellings of this series go as far
phrase-check_labels = Check the labels of { LIST($samples, max: 8) }: a label may be wrong, or the tissue not what it is said to be.
phrase-suspects = { COUNT($samples) -> [one] { LIST($samples, max: 8) } lies *[other] { COUNT($samples) } samples lie } with the other group{ COUNT($samples) -> [one] {""} *[other] : { LIST($samples, max: 8) } }
-suspects = { COUNT($samples) -> [one] { $unit -> [pair] its pair *[sample] it } *[other] { $unit -> [pair] their pairs *[sample] them } }
phrase-refits = { $genes_with -> [absent] {""} *[other] { $genes_without -> [absent] The series cannot be fitted without { -suspects }. *[other] Without { -suspects }{ $unit -> [pair] {" "}({ $n_out } samples in all) *[sample] {""} } { $genes_without -> [0] no gene differs [one] { $genes_without } gene differs *[other] { $genes_without } genes differ } (FDR < { $fdr_cut }) instead of { $genes_with -> [0] none *[other] { $genes_with } }{ $call_without -> [absent] {""} *[other] , and this one is { $call_without -> [up] up [down] down *[not_called] not called } (log2FC { $log2fc_without }, FDR { $fdr_without }) }. }{ $genes_relabelled -> [absent] {""} *[other] {" "}With { $unit -> [pair] the labels within the pairs that are suspect on both sides *[sample] { COUNT($samples) -> [one] its label *[other] their labels } } exchanged, { $genes_relabelled -> [0] none does *[other] { $genes_relabelled } do }{ $call_relabelled -> [absent] {""} *[other] , and this one is { $call_relabelled -> [up] up [down] down *[not_called] not called } (log2FC { $log2fc_relabelled }, FDR { $fdr_relabelled }) }. }{" "}The samples were picked by these values, so such counts tend to be too high.{" "} }
phrase-suspects_also = { $also -> [absent] {""} *[other] {" "}{ LIST($also, by: "sentence") } }
phrase-role = { $role -> [case] case [control] control *[neither] neither }

# How far an answer's words go
severity-decides = decides
severity-matters = matters
severity-note = note

call-up = up
    .short = up
call-down = down
    .short = down
call-not_called = not called
    .short = not called

# Why a gene is not called: clauses, whose full stop is put by who says them
reason-not_on_platform = no probe of { $platform -> [absent] this table *[other] { $platform } } stands for { $gene }: it was not measured here
reason-filtered_out = probe { $probe } of { $platform -> [absent] the table *[other] { $platform } } names { $gene }, but the deposited values have no row for it: it was taken out before
reason-only_shared_probes = { $n -> [one] { $n } probe of { $platform -> [absent] this table *[other] { $platform } } names { $gene }, but it names another gene too *[other] { $n } probes of { $platform -> [absent] this table *[other] { $platform } } name { $gene }, but each names another gene too } ({ LIST($others, max: 4) }), and probes of several genes are dropped (multi_gene_probes = "keep" counts them)
reason-platform_names_no_genes = { $gene } cannot be looked up, because { $platform -> [absent] this table *[other] the table of { $platform } } names no genes and each probe stands under its own id
reason-names_no_symbols = { $gene } cannot be looked up, because the names in { $platform -> [absent] this table *[other] the table of { $platform } } { $names_are -> [entrez] are Entrez ids that the tables of symbols do not know [ensembl] are Ensembl ids that the tables of symbols do not know [transcripts] are Ensembl ids of transcripts or proteins, and the tables of symbols know those of genes alone [refseq] are RefSeq ids (NM_…), and no table says which gene each is of [genbank] are GenBank accessions, and no table says which gene each is of [unigene] are UniGene clusters, and no table says which gene each is of [accessions] are accessions, and no table says which gene each is of [orf] are systematic names, not symbols [probes] are ids of probes, and no table says which gene each stands for *[unknown] are nearly all unknown to the tables of symbols (of man, mouse and rat) }
reason-name_unsettled = { $gene } cannot be looked up, because { LIST($names, max: 6, by: "and") } in { $platform -> [absent] this table *[other] the table of { $platform } } may be it or another gene
reason-not_estimable = { $gene } has too few values in a group to be tested
reason-no_counts = no read of { $n -> [one] the sample *[other] the { $n } samples } was counted for { $gene }: it was looked for, and there is nothing to test
reason-low_counts = { $gene } is counted too rarely to be tested: { $cutoff } counts per million are needed in { $needed } of the { $n } samples; { $reached -> [0] none has *[other] { $reached } { $reached -> [one] has *[other] have } } that many (the highest is { $highest }; { $total } { $total -> [one] read *[other] reads } in all)
reason-low_share = { $gene } is expressed too little to be tested: { $cutoff } (TPM or FPKM) are needed in { $needed } of the { $n } samples; { $reached -> [0] none has *[other] { $reached } { $reached -> [one] has *[other] have } } that much (the highest is { $highest })
reason-count_outlier = DESeq2 gives { $gene } no p: one of its counts is an outlier by Cook's distance
reason-mean_too_low = DESeq2 gives no FDR (p { $p }): its mean count is below the one from which most genes are found, so independent filtering left it out
reason-short_of_fold_change = significant (FDR { $fdr } < { $fdr_cut }), but |log2FC| { $size } is short of the threshold { $cut } by { $short }
reason-not_significant = |log2FC| { $size } reaches { $cut }, but FDR { $fdr } is not below { $fdr_cut } (p { $p }, rank { $rank } of { $n_genes })
reason-both = |log2FC| { $size } is short of { $cut } by { $short }, and FDR { $fdr } is not below { $fdr_cut } (p { $p }, rank { $rank } of { $n_genes })
reason-scale_in_doubt = no fold change can be claimed and no threshold applied, because the scale is in doubt: { $doubt -> [scale_unlogged] the values look unlogged [scale_logged_twice] the values look as if they were logged twice *[other] the values speak against it } (difference { $difference }, FDR { $fdr })
reason-not_log2_scale = the values are { phrase-scale }: a difference is not a log2 fold change, so the fold-change threshold cannot be applied (difference { $difference }, FDR { $fdr })

# Beside a row
note-found_as = found here as { $name }

# What one series says of the gene: its level in a word, and in a sentence
level-up = Up: log2FC { $log2fc } ({ $fold }-fold, 95% interval { $low } to { $high }), FDR { $fdr }.
    .word = up
level-down = Down: log2FC { $log2fc } ({ $fold }-fold, 95% interval { $low } to { $high }), FDR { $fdr }.
    .word = down
level-up_short = Up, but short of the threshold: log2FC { $log2fc } ({ $fold }-fold), FDR { $fdr }; { $short } short of { $cut }.
    .word = up, short of the threshold
level-down_short = Down, but short of the threshold: log2FC { $log2fc } ({ $fold }-fold), FDR { $fdr }; { $short } short of { $cut }.
    .word = down, short of the threshold
level-higher = Higher in the cases (FDR { $fdr }); the values are { phrase-scale }, so by how many fold cannot be said.
level-lower = Lower in the cases (FDR { $fdr }); the values are { phrase-scale }, so by how many fold cannot be said.
level-trivial = Different, but trivially: log2FC { $log2fc } ({ $fold }-fold), FDR { $fdr }; smaller than { $bound }-fold at a risk of 5 % (equivalence p { $equivalence_p }).
    .word = trivially different
level-equivalent = Equivalent: log2FC { $log2fc }; smaller than { $bound }-fold in either direction at a risk of 5 % (equivalence p { $equivalence_p }).
    .word = equivalent
level-undetermined = Undetermined: { phrase-effect } { $log2fc }{ $n_genes -> [absent] {" "}(95% interval { $low } to { $high }), *[other] ; for this gene alone the 95% interval, { $low } to { $high }, leaves out zero, but { $n_genes } genes were tested: } { $fdr -> [absent] without an FDR *[other] FDR { $fdr } }; neither a difference nor its absence is shown.
    .word = undetermined
level-hangs_on_variances = { $level } { $what -> [small] That the change is small does not hold [significant] That it is significant does not hold *[called] The call does not hold } in both ways of giving each group a variance of its own.
level-not_measured = Not measured: { $reason }.
    .word = not measured
level-not_looked_up = { CAP($reason) }.
    .word = cannot be looked up
level-too_rare = { CAP($reason) }.
    .word = counted too rarely

# Findings on a gene: not measured
finding-not_on_platform = { CAP($reason) }.
finding-platform_names_no_genes = { CAP($reason) }.
    .change = Name the gene of each probe: probe_map = "my_probes.tsv" (columns probe_id and symbol){ $platform -> [absent] {""} *[other] , or symbol_column = "…" where a column of the platform table holds the symbols }.
finding-names_no_symbols = { CAP($reason) }.
    .change = Name the gene of each probe: probe_map = "my_probes.tsv" (columns probe_id and symbol){ $platform -> [absent] {""} *[other] , or symbol_column = "…" where a column of the platform table holds the symbols }.
finding-name_unsettled = { CAP($reason) }.
    .change = Write the symbol in place of { LIST($names, max: 6, by: "and") }, or bring a probe_map that does.
finding-filtered_out = { CAP($reason) }.
finding-only_shared_probes = { CAP($reason) }.{ $log2fc -> [absent] {""} *[other] {" "}Its probe { $probe } shows { phrase-effect } { $log2fc } (FDR { $fdr }){ $would_be_called -> [yes] {" "}and would be called *[no] {""} }. }
    .change = It would be measured with multi_gene_probes = "keep" in the study file.
finding-not_estimable = { CAP($reason) }.
finding-no_counts = { CAP($reason) }.
    .change = Nothing in these data: more reads, or samples in which the gene is expressed, would be needed.
finding-low_counts = { CAP($reason) }.
    .change = Deeper sequencing. With engine = "deseq2" genes are not filtered beforehand; of so few counts it can hardly say more.
finding-low_share = { CAP($reason) }.
    .change = The counts themselves would say how sure so small a share is.
finding-count_outlier = { CAP($reason) }.
    .change = Look at the counts of each sample. With engine = "voom" the gene is tested, the odd count among the others.
finding-mean_too_low = DESeq2 gives no FDR (p { $p }): the mean count is below the one from which most genes are found, so independent filtering left the gene out.
    .change = engine = "voom" corrects for all genes that are counted often enough, whatever their mean.
finding-found_under_another_name = Found here as { $name }.
finding-probes_unannotated = Probe { $probe }, which stands for { $gene } in { LIST($series, max: 4) }, is on this array too, but the table used here names { COUNT($named_here) -> [0] no gene *[other] { LIST($named_here, max: 4) } } for it: the gene was measured and is not found by its name.
    .change = Correct the probe map, or leave probe_map out to use the platform's own table.
finding-probes_differ = Here { $gene } is read from { $used -> [absent] several probes *[other] { $used } }; probe { $probe }, which stands for it in { LIST($series, max: 4) }, is on this array but named { COUNT($named_here) -> [0] no gene *[other] { LIST($named_here, max: 4) } }: the tables disagree.
    .change = Correct the probe map, or leave probe_map out to use the platform's own table.

# … probes
finding-probe_would_be_called = Another probe of the gene, { $probe }, would be called: log2FC { $log2fc }, FDR { $fdr } among all probes{ COUNT($shared) -> [0] {""} *[other] ; but it names { LIST($shared, max: 4) } too }{ COUNT($others) -> [0] {""} *[other] ; so would { LIST($others, max: 4) } }.
    .change = It would be called if this probe stood for the gene (probe_choice, or a probe map of your own).
finding-probes_contradict = Its probes contradict each other, both significantly: { $up } is up ({ $up_log2fc }, FDR { $up_fdr }) and { $down } is down ({ $down_log2fc }, FDR { $down_fdr }).
    .change = Another probe standing for the gene; look up which transcripts the two measure.
finding-hangs_on_probe = The call rests on one probe: none of the { $n_others } others would be called ({ LIST($probes, max: 4, by: "semicolon") }).
    .change = Another probe standing for the gene.
finding-probes_partly_agree = { $n_called } of the { $n_others } other probes of the gene would be called the same way ({ LIST($probes, max: 4, by: "semicolon") }).
probe-measures = { $probe }: { $log2fc }, FDR { $fdr }
probe-stands = stands for the gene
probe-counted = its counts are in the gene's
probe-rare = counted too rarely to be tested
probe-averaged = averaged with the gene's other probes
probe-dropped = dropped: names { $n } genes
probe-another = another probe has the { $choice -> [highest_mean] highest mean [highest_iqr] highest IQR [highest_variance] highest variance *[highest_median] highest median }
probe-all_averaged = the gene is the mean of its probes

# … values, samples, influence
finding-missing_values = { $n_missing } of { $total } samples { $n_missing -> [one] has *[other] have } no value for it ({ LIST($samples, max: 4) }){ $n_pairs_lost -> [0] {""} [one] , so { $n_pairs_lost } pair cannot be used *[other] , so { $n_pairs_lost } pairs cannot be used }.
finding-few_samples = Only { $n } { $side -> [pair] { $n -> [one] pair *[other] pairs } [case] { $n -> [one] case *[other] cases } *[control] { $n -> [one] control *[other] controls } }: the spread between samples is hardly known, so neither a call nor its absence means much.
    .change = More samples on that side; no threshold mends this.
finding-hangs_on_one = It is { phrase-now }, but without { phrase-pair_or_sample } { LIST($left_out, max: 8) } it would { phrase-then } ({ phrase-effect } { $log2fc }, p { $p }){ $n_alone -> [0] {""} [1] {""} *[other] ; { $n_alone } { phrase-pairs_or_samples } would each do this alone }. This is influence, not a licence to drop samples.
    .change = Leaving out { LIST($left_out, max: 8) }, if it has a fault of its own that can be named.
finding-flips_without = It is { phrase-now }; without the { $n } { phrase-pairs_or_samples } { LIST($left_out, max: 8) } it would { phrase-then } ({ phrase-effect } { $log2fc }, p { $p }). This is influence, not a licence to drop samples.
    .change = Leaving out { LIST($left_out, max: 8) }, if they have faults of their own that can be named.
finding-stable = No set of up to { $n } of { $total } { phrase-pairs_or_samples } was found whose removal would change that it is { phrase-now }.
finding-influence_unknown = How far the result hangs on single samples was not computed: { $why -> [model] the model weighs samples, keeps incomplete pairs or tests counts themselves *[values] its values are not at hand }.

# … fold change
finding-short_of_fold_change = It is significant (FDR { $fdr }), but log2FC { $log2fc } ({ $fold }-fold) is short of the threshold { $cut } by { $short }.
    .change = At |log2FC| ≥ { $enough } it would be in the list.
finding-also_short_of_fold_change = log2FC { $log2fc } ({ $fold }-fold) is also short of the threshold { $cut }, by { $short }.
finding-confident_effect = The largest fold change that can be claimed at FDR { $fdr_cut } is log2FC { $confident_log2fc } ({ $fold }-fold).
finding-confident_direction = At FDR { $fdr_cut } its direction can be claimed, but no size of the change.
finding-surely_below_threshold = Its 95% interval, { $low } to { $high }, lies wholly inside ±{ $cut }: a change of that size is not compatible with these data at 95 %, so more samples would hardly bring it into the list.

# … FDR
finding-short_of_fdr = FDR { $fdr } is not below { $fdr_cut }: its p { $p } has rank { $rank } of { $n_genes }, { $n_before -> [one] { $n_before } gene *[other] { $n_before } genes } before it, and { $n_passing -> [0] no gene passes: one would need p ≤ { $p_line } [one] the line is at p ≤ { $p_line } ({ $n_passing } gene) *[other] the line is at p ≤ { $p_line } ({ $n_passing } genes) }.
    .change = { $sensible -> [yes] An FDR threshold above { $fdr } would have it{ $large -> [yes] {""} *[no] , with a lower fold-change threshold too }; chosen after the result, it proves less. *[no] No sensible FDR threshold would have it. }
finding-fdr_cliff = In this series { $at_05 -> [one] { $at_05 } gene has *[other] { $at_05 } genes have } FDR < 0.05, { $at_10 } < 0.10 and { $at_20 } < 0.20.
finding-raw_p_only = A t-test of this gene alone would say p = { $p_alone -> [absent] { $p } *[other] { $p_alone } (moderated { $p }) }; but { $n_genes } genes were tested, and about { $by_chance } of them would reach such a p by chance, were none different.
finding-too_variable = It varies more than most genes here: its SD within the groups is { $sd }, { $ratio } times the typical { $typical_sd }{ $above -> [absent] {""} *[other] , above { $above }% of genes }. To make a log2FC of { $cut } significant with power 0.8, a typical gene would need { phrase-typical }, this one { phrase-needed }; there are { phrase-there }.{ phrase-own }
    .change = { phrase-listed_first }; or whatever makes it vary less: a covariate, purer samples, pairs.
finding-too_few_samples = There are too few samples: to make a log2FC of { $cut } significant with power 0.8 takes { phrase-needed } ({ phrase-typical } for a gene of typical spread), and there are { phrase-there }. Its SD within the groups is { $sd }, { $ratio } times the typical { $typical_sd }.{ phrase-own }
    .change = { phrase-listed_first }.

# … power
finding-underpowered = A true log2FC of { $cut } would be found here with probability { $power } only; the smallest found with probability 0.8 is { $detectable }.
finding-power_enough = A true log2FC of { $cut } would be found here with probability { $power }.
finding-detectable_difference = The smallest true difference found here with probability 0.8 is { $detectable }.
finding-exaggerated = Significant estimates of this size overstate on average: were the true log2FC its own { $own }, by a factor of { $type_m }{ $near -> [absent] {""} *[other] ; were it the nearer end of its interval, { $near }, by { $type_m_near } }{ $far -> [absent] {""} *[other] ; the farther end, { $far }, by { $type_m_far } }{ $type_s -> [absent] {""} *[other] . At the smallest of these the sign would be wrong with probability { $type_s } }.

# … spread
finding-pairs_disagree = The pairs disagree: in { $n_up } of { $n } it is higher in the case, in { $n_down } lower ({ COUNT($down) -> [0] none; the others are equal *[other] { LIST($down, max: 6) } }); the differences have mean { $mean } and SD { $sd }{ phrase-reach }.
finding-pairs_agree = In all { $n } pairs it is { $n_up -> [0] lower *[other] higher } in the case; the differences have mean { $mean } and SD { $sd }{ phrase-reach }.
finding-two_subgroups = The { $what -> [pairs] pairs' differences *[cases] cases } fall into two groups: { $n_low } around { $low } and { $n_high } around { $high } ({ $where -> [below] below *[above] above }: { LIST($fewer, max: 6) }); the split explains { $explained }% of their variance.
finding-spread_differs = The { $wide -> [case] cases vary more than the controls *[control] controls vary more than the cases }: SD { $sd_wide } against { $sd_narrow } (ratio of variances { $ratio }).
finding-cases_like_controls = { $n -> [0] Of the { $total } cases not one lies *[other] { $n } of { $total } cases lie } within the range of the controls ({ $low } to { $high }).
finding-outlier_subgroup = A subgroup of { $n } of { $total } cases stands apart ({ LIST($samples, max: 6) }), far { $where -> [below] below *[above] above } all controls, while the median case does not: an average over all cases says little of them.

# … size
finding-equivalent = It is smaller than { $fold }-fold: the 90 % interval of its log2FC, { $low } to { $high }, lies inside ±{ $bound } (equivalence p { $p }); a risk of 5 % for this gene alone, not corrected for the many genes.
finding-not_equivalent = Its absence is not shown either: the 90% interval of its log2FC, { $low } to { $high }, reaches beyond ±{ $bound } ({ $fold }-fold; equivalence p { $p }).
finding-no_fold_change_here = The values are { phrase-scale }: a difference of them is not a log2 fold change, so neither a fold-change threshold nor equivalence can be applied; only the direction of a significant difference is said.

# … called: the mirror questions
finding-margin = It clears |log2FC| ≥ { $cut } by { $over_log2fc } and stands at FDR { $fdr } against { $fdr_cut }; it would leave the list at |log2FC| > { $size } or FDR ≤ { $fdr }.
    .change = |log2FC| > { $size } or FDR ≤ { $fdr } as threshold.
finding-confident_below_threshold = The data do not claim more than log2FC { $confident_log2fc } ({ $fold }-fold) at FDR { $fdr_cut }, which is less than the threshold { $cut }: that the true change reaches the threshold is not shown.

# … composition
finding-composition = It goes with a mix of cells: of { $n_tried -> [one] { $n_tried } marker score *[other] { $n_tried } marker scores } tried, that of { $n_markers } { $set } markers is { $direction -> [higher] higher *[lower] lower } in the cases and { $gene } follows it within the groups (p { $p_corrected }, corrected for the number tried){ COUNT($others) -> [0] {""} *[other] ; so with { LIST($others, max: 4) } markers }; with it as covariate { phrase-effect } goes from { $before } to { $after } (p { $p_after }).{ $gene_is -> [marker] {" "}{ $gene } is itself one of these markers and is left out of the score. [proxy] {" "}{ $gene } follows the score as closely (r { $r_gene }) as these markers do (r { $r_markers }): it may be such a marker, and the score in part { $gene } itself. *[other] {""} } Adjusting for what the disease itself may have changed corrects nothing; nor does this say that the cells themselves stay the same.
markers-acinar = acinar
markers-hepatocyte = hepatocyte
markers-intestinal_epithelium = intestinal epithelium
markers-fibroblast = fibroblast
markers-endothelial = endothelial
markers-leukocyte = leukocyte
markers-T_cell = T cell
markers-B_cell = B cell
markers-myeloid = myeloid
markers-smooth_muscle = smooth muscle
markers-adipose = adipose
markers-proliferation = proliferation

# Findings on a series: its scale
finding-scale_centred = The values are centred by gene: a difference is not known to be a log2 fold change, so no fold-change threshold applies.{ $why -> [absent] {""} *[other] {" "}{ $why } }
    .change = Look for a deposit that is not centred (raw files, another table of the series).
finding-scale_zscored = The values are z-scores: a difference is in standard deviations, so no fold-change threshold applies.{ $why -> [absent] {""} *[other] {" "}{ $why } }
    .change = Look for a deposit that is not standardised (raw files, another table of the series).
finding-scale_proportion = The values are proportions or other values of methylation: a difference of them is no log2 fold change, so neither a fold-change threshold nor equivalence applies.{ $why -> [absent] {""} *[other] {" "}{ $why } }
    .change = If they are log2 values of expression after all, write scale = "log2" in the study file.
finding-scale_logged_twice = The values were logged twice{ $by -> [study_file] , because scale = "linear" took log2 of values that are log2 already *[deposit] , or are log10 }: as deposited they reach only { $maximum }, and on the scale analysed the gene means have SD { $sd_of_gene_means } (log2 arrays: 1.2 to 3.0). A true two-fold change at the middle of this array reads as { $twofold_reads_as } instead of 1.
    .change = { $by -> [study_file] Take scale = "linear" out of the study file: the values are logarithms already. *[deposit] Write scale = "log2_twice" in the study file, which undoes one logarithm; if they are log10, bring them times 3.32 as your own table. }
finding-scale_compressed = The values are compressed: the largest is { $maximum } and the gene means have SD { $sd_of_gene_means } (log2 arrays: 1.2 to 3.0). They may be log10 or natural logarithms, or logged twice; log2 fold changes are then too small.
    .change = Find out which logarithm was taken and bring the values as log2 in a table of your own.
finding-scale_unlogged = The values are taken as log2 but look unlogged: their median is { $median }, their 0.99 quantile { $q99 } and the largest { $maximum }, and no log2 values of arrays are so high or so skewed. Differences are then not log2 fold changes.
    .change = Write scale = "linear" in the study file, or scale = "log2" if you know that they are log2 values.
finding-scale_declared = The study file's word on the scale goes against the values. { LIST($why, by: "sentence") }
    .change = Take scale = … out of the study file to have it found from the values.
finding-scale_unsure = The scale is not certain. { LIST($why, by: "sentence") }
    .change = Say scale = "linear", "log2" or "log2_twice" in the study file if you know it.
finding-scale_missing = { $share }% of the values of the samples in the model are missing, most in { $sample } ({ $share_of_sample }%); genes that lose samples are known less well.
    .change = Most were values of 0 or less, which have no logarithm: look for a table without them.

# … its groups
finding-groups_swapped = Case and control may be swapped here: the fold changes point the other way than in { LIST($others, max: 4) } (correlation { $r } over { $n_genes } genes; { phrase-random }), while those agree among themselves (correlation { $agree }).
    .change = Check which samples are the cases; if they are swapped, exchange case and control in the study file.
finding-groups_opposite = The fold changes point the other way than in { LIST($others, max: 4) } (correlation { $r } over { $n_genes } genes; { phrase-random }): in one of the two case and control may be swapped, and the series alone do not say in which.
    .change = Check which samples are the cases in both series.
finding-samples_hidden = Beyond the groups, one direction holds { $share } % of what the model leaves unexplained over all genes ({ $chance } % were the genes independent); { $field -> [absent] none of the samples' fields goes with it *[other] it goes with '{ $field }', which explains { $r2 } % of it (p { $p }, corrected for the fields tried) }. It may be a batch, the handling of the samples, another mix of cells or a real difference between them: these numbers cannot tell which.
    .change = { $field -> [absent] No corrected analysis is given: with such a component in the model genes are found under exchanged labels, too. If you know what it is, put that into a sample field and name it in covariates. *[other] covariates = ["{ $field }"] takes out what goes with this field. }
finding-hidden_gene = { $share } % of what the groups leave unexplained of { $gene } runs along the hidden direction of this series (over all genes { $all } %): the spread of this gene is to this extent shared with many others.
finding-groups_swapped_one = Case and control may be swapped here: the fold changes point the other way than in { LIST($others, max: 4) } (correlation { $r } over { $n_genes } genes; { phrase-random }), and it is here that { $n_markers_down } of { $n_markers } genes of dividing cells are lower in the cases.
    .change = Check which samples are the cases; if they are swapped, exchange case and control in the study file.
finding-groups_swapped_markers = Case and control may be swapped: { $n_down } of { $n } genes of dividing cells are lower in what is labelled tumour ('{ $label }'; median log2FC { $median_log2fc }, median t { $median_t }), and in nearly every tumour they are higher.
    .change = Check which samples are the tumours; if they are swapped, exchange case and control in the study file.
finding-groups_swapped_words = Case and control are the other way round than in the series' own words: { $n_case } of { $of_case } cases of the study file are controls by the words of the series, and { $n_control } of { $of_control } controls are cases ({ $sample }: { $why }).
    .change = Exchange case and control in the study file, unless this direction is meant.
finding-groups_words = { $n -> [one] { $n } sample has another group in the study file than by the words of the series: { LIST($samples, max: 4) } ({ $why }). *[other] { $n } samples have another group in the study file than by the words of the series: { LIST($samples, max: 4) } ({ $sample }: { $why }). }
    .change = { $n -> [one] Check this sample in the study file. *[other] Check these samples in the study file. }
finding-groups_text = { $n } { $n -> [one] sample names the other group in its own words *[other] samples name the other group in their own words }: { LIST($each, max: 6, by: "semicolon") }.
    .change = { phrase-check_labels }
sample-text = { $sample } ({ $field }: '{ SHORT($value, length: 70) }')
finding-groups_check = Who is case and who is control is not sure: { LIST($why, by: "sentence") }
    .change = Write case and control into the study file.
finding-pairs_check = Whether samples are pairs is not sure: { LIST($why, by: "sentence") }
    .change = Write pair, or pair = false, into the study file.
finding-groups_confounded = Case and control differ in more than what is compared: { LIST($confounders, by: "semicolon") }. No difference between the groups can be told from one of these.
    .change = Samples in which these do not follow the groups; nothing in the analysis replaces them.
finding-groups_exchanged = { $case } (labelled case) and { $control } (labelled control) may be exchanged: each lies with the other group. { phrase-refits }On genes chosen without it, { LIST($margins, max: 8) } (0.5 is its own group's centre, −0.5 the other's), and { $n_right } of the { $n } samples fit their own group.{ phrase-suspects_also }
    .change = { phrase-check_labels }
finding-groups_mislabelled = { phrase-suspects }. { phrase-refits }On genes chosen without { COUNT($samples) -> [one] it *[other] each }, { LIST($margins, max: 8) } (0.5 is its own group's centre, −0.5 the other's), and { $n_right } of the { $n } samples fit their own group.{ phrase-suspects_also }
    .change = { phrase-check_labels }
sample-margin = { $sample } { $margin }
suspect-samples_sex = { $n -> [one] { LIST($samples, max: 8) } also shows *[other] { LIST($samples, max: 8) } also show } another sex than stated, by XIST and the genes of the Y chromosome.
suspect-groups_words = The words of the series put { LIST($samples, max: 8) } on the other side, too.
suspect-groups_text = The words of the series tell against the label of { LIST($samples, max: 8) }, too.
suspect-arrays_unlike = { $sample } is also less like its group than usual: its median correlation is { $correlation }, where { $usual } is usual.
finding-groups_clustered = { phrase-suspects }. { phrase-refits }On the first principal component ({ $share }% of the variance) the samples form two clusters, { $distance } SDs apart, and the other { $n_right } of the { $n } samples are in that of their label.{ $chance -> [absent] {""} *[other] {" "}Labels drawn at random fit two such clusters as well in { $chance } % of draws: by itself this says little. }{ phrase-suspects_also }
    .change = { phrase-check_labels }
finding-groups_mixed = The groups explain no more than labels at random do: { $share } % of the genes have p < 0.05, and { $p -> [absent] at random it would be 5 % on average *[other] of { $draws } draws of random labels many give as much (permutation p { $p }) }.

# … its pairs
finding-pairs_unused = The { $n_pairs } proposed pairs are not used but really are alike: partners correlate { $within } beyond their group, others { $between } (p { $p } for random partners). With pairs the typical standard error would be { $se_ratio } times as large.
    .change = { $pair -> [absent] Say in the study file which field names the individual: pair = {"{"} field = … {"}"}. *[other] If these are the pairs, write: { $pair }. }
finding-pairs_unlike = The { $n_pairs } proposed pairs are not used, and partners are no more alike ({ $within }) than others ({ $between }; p { $p } for random partners): leaving the pairs out loses little.
finding-pairs_wrong = The pairs may be wrong: partners correlate { $within } beyond their group, no more than samples of different individuals ({ $between }; p { $p } for random partners of { $n_pairs } pairs).
    .change = Check the pair rule in the study file; pair = false treats the samples as independent.
finding-pairs_sex = The two arrays of { LIST($individuals, max: 8) } show different sexes by XIST and the Y genes ({ $individual }: XIST { $xist }, Y genes { $y_genes }, case − control): they cannot come from one individual.
    .change = Check the pair rule in the study file, and the labels of these samples.

# … its arrays and samples
finding-arrays_shifted = { $sample } stands apart in intensity: its median lies { $shift } { $where -> [below] below *[above] above } that of the other arrays on the log2 scale ({ $fold }-fold), and theirs have a robust SD of { $robust_sd }. { phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_spread = { $sample } stands apart in spread: its interquartile range is { $ratio } times that of the other arrays. { phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_unlike = { $sample } is unlike its own group: its median correlation to { $others -> [group] its own group *[all] the other samples } is { $correlation }, where { $usual } is usual (the lowest of the rest is { $lowest_of_rest }), and it lies { $pca_distance } times as far from its group's middle on the picture of principal components as is usual. { phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_unfit = { $sample } fits the probe sets worse than the other arrays: its values lie around their genes' medians with an interquartile range of { $rle }, where { $usual } is usual (RLE, with a median of { $median }){ $nuse -> [absent] {""} *[other] , and its standard errors are { $nuse } times the usual (NUSE) }. { phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_saturated = { $n -> [one] { $n } array has *[other] { $n } arrays have } many cells too bright for the scanner (46,000 or more; up to { $most } % of the perfect matches): { LIST($samples, max: 6) }. Differences of abundant genes come out too small.
finding-groups_ratio_unknown = Nothing says which channel the deposited log ratios have above: { $how -> [direct] red over green (Cy5/Cy3) was taken, and if it is green over red, every sign is the other way round. [mixed] sample over reference was taken, and the reference shone in one channel of some arrays and in the other of others; if the values are red over green throughout, these arrays have the wrong sign. *[reference] sample over reference was taken, as GEO asks for; if it is the reference over the sample, every sign is the other way round. }
    .change = Say it in the study file, as the paper or the depositor does: ratio = "red/green", "green/red", "ch2/ch1", "ch1/ch2" or "sample/reference".
finding-arrays_duplicate = { $first } and { $second } are copies or one sample measured twice: after each gene is centred they correlate { $correlation }, and the next closest two samples { $next }. They are not independent.
    .change = { phrase-leave_out }
finding-samples_pools = Pooled arrays are not independent samples: { LIST($samples, max: 8) } { COUNT($samples) -> [one] is *[other] are } in the model although the words of the series say pooled ({ $why }).
    .change = { phrase-leave_out }
finding-samples_unequal = The { $side -> [case] cases *[control] controls }, the smaller group ({ $n_small } against { $n_large }), vary more: in the typical gene their SD is { $times } times the others'{ $low -> [absent] {""} *[other] , in two genes of three between { $low } and { $high } times }. One variance for both makes p-values too small here.
    .change = `array_weights = "group"` gives each group a variance of its own{ $low -> [absent] {""} *[other] , with one ratio for all genes }.
finding-samples_unequal_hides = The { $side -> [case] cases *[control] controls }, the larger group ({ $n_large } against { $n_small }), vary more: in the typical gene their SD is { $times } times the others'{ $low -> [absent] {""} *[other] , in two genes of three between { $low } and { $high } times }. One variance for both makes p-values too large here, and true differences are missed.
    .change = `array_weights = "group"` gives each group a variance of its own{ $low -> [absent] {""} *[other] , with one ratio for all genes }.
finding-samples_unequal_weighted = The { $side -> [case] cases *[control] controls }, the { $group } group ({ $n_small } and { $n_large } samples), vary more: in the typical gene their SD is { $times } times the others'. The arrays' weights allow for that{ $low -> [absent] {""} *[other] , though not for a ratio between { $low } and { $high } in two genes of three }.
finding-hangs_on_variances = That the gene is { $what -> [called] called *[significant] significant } hangs on the variances: FDR { $fdr } by the model{ $weighted -> [absent] {""} *[other] , { $weighted } with one ratio of the groups' variances for all genes }{ $welch -> [absent] {""} *[other] , { $welch } with a ratio of each gene's own (moderated Welch) }. FDR { $both } by the larger p is not below { $fdr_cut }.
    .change = More samples in the smaller group.
finding-small_hangs_on_variances = That the change is small hangs on the variances: equivalence p { $p } by the model{ $weighted -> [absent] {""} *[other] , { $weighted } with one ratio of the groups' variances for all genes }{ $welch -> [absent] {""} *[other] , { $welch } with a ratio of each gene's own (moderated Welch) }. Each has to be below 0.05.
    .change = More samples in the smaller group.
finding-hidden_by_variances = Not in the list for want of a variance for each group: FDR { $fdr } by the model{ $weighted -> [absent] {""} *[other] , { $weighted } with one ratio of the groups' variances for all genes }{ $welch -> [absent] {""} *[other] , { $welch } with a ratio of each gene's own (moderated Welch) }. FDR { $both } by the larger p is below { $fdr_cut }.
    .change = `array_weights = "group"` gives each group a variance of its own.
finding-processing_decides = The depositor's processing decides: made from the raw files the gene is { $call -> [up] called up [down] called down *[not_called] not called } (log2FC { $log2fc }, FDR { $fdr }), in the values as deposited it is { $other_call -> [up] called up [down] called down *[not_called] not called } (log2FC { $other_log2fc }, FDR { $other_fdr }), by the same model (at |log2FC| ≥ { $cut } and FDR < { $fdr_cut }).
    .change = `[multiverse]` tries the other ways from raw files to values, the deposited ones among them.
finding-processing_agrees = The values as deposited say the same, { $call -> [up] up [down] down *[not_called] not called } at |log2FC| ≥ { $cut } and FDR < { $fdr_cut }: log2FC { $other_log2fc }, FDR { $other_fdr }, by the same model; made from the raw files, { $log2fc } and { $fdr }.
finding-samples_sex = { $n } of the { $n_checked } samples whose stated sex could be checked { $n -> [one] shows *[other] show } the other sex by XIST and the genes of the Y chromosome: { LIST($each, max: 8, by: "comma") }.
    .change = { $all -> [yes] All are the other way round: look up how the sex is coded. *[no] Ask whether samples were exchanged: their groups may be wrong, too. What cannot be settled is better left out. }
sample-sex = { $sample } (stated { sex-word })
sex-word = { $stated -> [female] female *[male] male }
finding-samples_sex_groups = As far as it is known ({ $n } samples), all cases are { $case -> [female] female and all controls male *[male] male and all controls female }: a difference between the groups may be one between the sexes.
    .change = A series with both sexes in each group; nothing in the analysis replaces it.
finding-samples_replicates = The model takes all samples for independent, but { phrase-replicates }{ $evidence -> [profiles] , and their profiles agree *[names] ; the profiles do not settle it }: p is too small.
    .change = { phrase-replicates_do }
finding-replicates_counted = { $differ -> [yes] The call of { $gene } hangs on how the samples of one individual are counted *[no] However the samples of one individual are counted, the call of { $gene } is the same }: { LIST($ways, by: "semicolon") }.
replicates-way = { $way -> [independent] as independent samples [average] averaged over each individual *[block] all of them, by the correlation within individuals }{ $used -> [yes] {" "}(as here) *[no] {""} }, { $n_case } v { $n_control }: { $n -> [one] { $n } gene *[other] { $n } genes } with FDR < { $cut }, { $gene } { $log2fc -> [absent] not tested *[other] { $call } (log2FC { $log2fc }, FDR { $fdr }) }
finding-samples_few = Only { $n } { $side -> [case] case *[control] control } { $n -> [one] sample *[other] samples }: the variance within that group is barely known, and one odd sample decides.
    .change = More samples; nothing in the analysis replaces them.
finding-samples_small_library = { COUNT($samples) -> [1] The library of { LIST($samples) } is *[other] The libraries of { LIST($samples, max: 4) } are } less than a fifth of the median ({ $most } reads at most, against { $median }): rarely expressed genes are counted there by chance, and the filter follows the larger libraries.
    .change = Leave { COUNT($samples) -> [1] it *[other] them } out of case or control and see whether the answer stays; or engine = "voom_quality", by which odd samples count less.
finding-samples_libraries_differ = The largest library is { $times } times the smallest: a trend over the mean (engine = "trend") does not know that counts of small libraries vary more.
    .change = engine = "voom" weighs each count by its library.
finding-samples_degraded_groups = The RNA of one group is broken down more: the 3′ end of actin and GAPDH ({ LIST($sets, max: 4) }) is { $case } times as bright as the 5′ end in the cases and { $control } times in the controls (p = { $p }). Genes whose probes lie far from the 3′ end differ between the groups for that alone.
    .change = Look at the probes of the gene one by one: a difference that only those far from the 3′ end show is of the RNA, not of the gene.
finding-samples_degraded = The RNA of { $n -> [one] { $n } sample *[other] { $n } samples } looks broken down: the 3′ end of actin and GAPDH ({ LIST($sets, max: 4) }) is more than 3 times as bright as the 5′ end, up to { $most } times: { LIST($samples, max: 6) }.
finding-samples_rna_share = { $kind -> [mitochondrial] Mitochondrial *[ribosomal] Ribosomal protein } genes take { $case } % of the reads in the cases and { $control } % in the controls: the groups differ in how the samples were kept or prepared, or in their cells, and every other gene shares in that.
finding-samples_length_trend = Fold changes go with the lengths of the genes (rank correlation { $r } over { $n } genes): longer genes are { $rises -> [yes] higher *[no] lower } in the cases. The median log2FC is { $short } among the quarter of genes below { $below } bases and { $long } among those above { $above }. RNA that is broken down, or prepared otherwise in one group, does this.
    .change = Read the fold change of the gene beside those of genes of its length; see whether RNA quality or the day of preparation goes with the groups.

# The audit
audit-sizes = { $n -> [one] { $n } sample *[other] { $n } samples }{ $grade -> [absent] ; no groups *[other] : { $n_case } case, { $n_control } control, { $n_neither } neither ({ $grade -> [sure] sure *[check] to check }) }.
audit-head = { $what -> [weight] weight [finding] what does not fit *[do] what to do }
audit-weight = { $weight -> [decides] decides [matters] matters *[note] note }
audit-nothing = Nothing was found that does not fit together.
audit-together = Samples that are there twice
audit-sex = { $why -> [no_genes] XIST and the genes of the Y chromosome are not both measured: the sexes cannot be checked ({ $n_stated } of { $n } samples state one). [not_told] XIST and the genes of the Y chromosome tell the sex of no sample ({ $n_stated } of { $n } state one). *[read] { $n_stated -> [0] No sample states a sex; by *[other] { $n_stated } of { $n } samples state a sex, { $n_checked } could be checked, { $n_wrong } contradict; by } XIST and the genes of the Y chromosome { $n_female } { $n_female -> [one] is *[other] are } female, { $n_male } male{ $n_open -> [0] {""} *[other] , { $n_open } not clear }. }

# The verdict
phrase-any_series = { $n_series -> [1] the one series ({ LIST($all) }) *[other] any of the { $n_series } series }
phrase-all_series = { $n_series -> [1] the one series ({ LIST($all) }) *[other] all { $n_series } series }
phrase-which = { $n_series -> [1] {""} *[other] {" "}({ LIST($series, max: 4) }) }
phrase-at = {" "}{ $rule -> [treat] by TREAT at *[cuts] at } |log2FC| ≥ { $cut } and FDR < { $fdr_cut }
verdict-text = { LIST($sentences, by: "sentence") }
verdict-confounded = In { LIST($series, max: 4) } organ, batch, project or sex follows the groups entirely: no difference between the groups can be told from theirs. { $verdict }
verdict-ratio_unknown = In { LIST($series, max: 4) } nothing says which channel the log ratios have above, so that up may be down. { $verdict }
verdict-simulated = Simulated data: { $verdict }
verdict-nothing_analysed = No series could be compared, so nothing can be said about a difference of { $gene }.
verdict-not_measured = { $gene } was not measured in { phrase-any_series } analysed.
verdict-not_looked_up = { CAP($why) }. So nothing is known of it in { phrase-any_series }. { $todo }
verdict-too_rare = { $gene } was measured in { phrase-any_series }, but counted too rarely to be tested.
verdict-scale_doubted = { $verdict } The scale of the values is in doubt in { LIST($series, max: 4) }.
verdict-hangs_on_variances = { $verdict } In { LIST($series, max: 4) } this hangs on the variances: it does not hold in both ways of giving each group its own.
verdict-only_shared_probes = { $gene } has no value of its own in { phrase-any_series } analysed: its probes name other genes too, and such probes are dropped.
verdict-not_testable = { $gene } has too few values, or a count too far from the others, to be tested in { phrase-any_series } analysed.
verdict-called_up_in_all = { $gene } is up in { phrase-all_series } that measured it{ phrase-which }{ phrase-at }.
verdict-called_up_in_some = { $gene } is up in { $n_up } of { $n_series } series{ phrase-which }{ phrase-at }, and down in none.
verdict-called_down_in_all = { $gene } is down in { phrase-all_series } that measured it{ phrase-which }{ phrase-at }.
verdict-called_down_in_some = { $gene } is down in { $n_down } of { $n_series } series{ phrase-which }{ phrase-at }, and up in none.
verdict-called_both_ways = { $gene } is up in { $n_up } and down in { $n_down } of { $n_series } series{ phrase-which }{ phrase-at }: the series point different ways.
verdict-called_in_none = { $gene } is not called in { phrase-any_series } that measured it{ phrase-at }.

# What it rests on
detail-trivial = Significant, but smaller than { $bound }-fold (5 % risk each): { LIST($series, max: 4) }.
detail-short_of_fold_change = Significant but short of the fold change: { LIST($series, max: 4) }.
detail-not_significant = Large enough but not significant: { LIST($series, max: 4) }.
detail-both = Undetermined, neither large enough nor significant nor shown to be absent: { LIST($series, max: 4) }.
detail-mean_too_low = Without an FDR, which DESeq2 gives to no gene of so low a mean: { LIST($series, max: 4) }.
detail-equivalent = Equivalent, any difference being smaller than { $bound }-fold (5 % risk each): { LIST($series, max: 4) }.
detail-scale_in_doubt = On a scale that is in doubt, so without a fold change: { LIST($series, max: 4) }.
detail-not_log2_scale = Not on a log2 scale, so without a fold change: { LIST($series, max: 4) }.
detail-against = The other way, though not called: { LIST($series, max: 4) }.
detail-swapped = In { LIST($series, max: 4) } case and control may be swapped, so its direction is not to be trusted, nor the pooled line, before that is settled.
detail-not_looked_up = It cannot be looked up in { LIST($series, max: 4) }, which is not to say that it was not measured there.
detail-too_rare = It was counted too rarely to be tested in { LIST($series, max: 4) }.
detail-not_measured = It was not measured in { LIST($series, max: 4) }.
series-not_analysed = not analysed: { $reason }
series-scale_doubt = { $series } ({ $doubt -> [unlogged] they look unlogged [logged_twice] they look as if logged twice, or log10 [compressed] they look compressed: log10, or logged twice [proportion] they are proportions or other values of methylation [centred] they are probably centred [some_lost] a part of them is not above 0 and was lost by the logarithm [quarter_lost] a quarter of them is not above 0 and was lost by the logarithm [some_logged] some samples look logged already [some_linear] some samples look unlogged [quarter_negative] a quarter of them is below 0 [ratios_small] they may be log10 ratios *[other] whether they are log2 values is not certain })
series-short = { $series } by { $short }
series-fdr = { $series } (FDR { $fdr })
series-effect = { $series } (log2FC { $log2fc })
series-subject = { $series } ({ LIST($words, by: "comma") })
pooled-different = The series are of different { $what -> [tissues] tissues [diseases] diseases *[both] tissues and diseases }: { LIST($series, by: "semicolon") }. Each is an answer of its own; a mean over them is the answer for none.
pooled-higher = Pooled over { $k } series it is higher in the cases on average: log2FC { $estimate } (95 % CI { $ci_low } to { $ci_high }, p { $p }{ phrase-few_df }).
pooled-lower = Pooled over { $k } series it is lower in the cases on average: log2FC { $estimate } (95 % CI { $ci_low } to { $ci_high }, p { $p }{ phrase-few_df }).
pooled-open = Pooled over { $k } series the log2FC is { $estimate } (95 % CI { $ci_low } to { $ci_high }, p { $p }{ phrase-few_df }), which leaves the average direction open.
pooled-few = { $same -> [yes] { $direction -> [up] Higher *[down] Lower } in { $k -> [2] both *[other] all { $k } } series, { $significant -> [0] significant by itself in none [all] each significant by itself *[other] significant by itself in { $n_significant } } (p < 0.05 for this gene alone); { $k } series are too few to say what a further one would show. *[no] The { $k } series point different ways, { $significant -> [0] none significant by itself [all] each significant by itself *[other] significant by itself in { $n_significant } } (p < 0.05 for this gene alone); { $k } series are too few to say what a further one would show. }
pooled-prediction = A further series like these would be expected between { $pi_low } and { $pi_high } (95 % prediction interval, approximate: in simulations it held 91 to 99 % of new series).

# Why a series did not go into the pooling
unpooled-not_measured = not measured
unpooled-not_looked_up = cannot be looked up
unpooled-too_rare = counted too rarely
unpooled-scale_in_doubt = its scale is in doubt: no log2 fold change
unpooled-not_log2_scale = the values are { phrase-scale }: no log2 fold change
unpooled-other_name = stands there as { $gene }
unpooled-no_estimate = no estimate with a standard error
unpooled-contrast = { $n -> [one] { $n } of its samples is *[other] { $n } of its samples are } in { $kept }, another contrast of the same series, which is pooled
unpooled-duplicates = { $n } of its samples are in another series of this study, and too few are left without them

# Thresholds that people use
preset-cuts = { $cut } and { $fdr_cut }
    .short = { "" }
preset-two_sd = mean + 2 SD of |log2FC|, { $fdr_cut }
    .short = mean + 2 SD of |log2FC|
preset-treat = TREAT { $fold }-fold, { $fdr_cut }
    .short = TREAT { $fold }-fold

# The same samples twice
overlap-shared = { $a } and { $b } share { $n -> [one] { $n } sample *[other] { $n } samples } ({ LIST($roles) }): { LIST($reasons, by: "semicolon") }.{ COUNT($fields) -> [0] {""} *[other] {" "}{ LIST($fields, by: "sentence") } }
overlap-within = In { $a } { $n -> [one] { $n } pair of samples is one sample measured twice, or two of one individual *[other] { $n } pairs of samples are one sample measured twice, or two of one individual ({ LIST($roles) }) }: { LIST($reasons, by: "semicolon") }.
overlap-crossed = { $n -> [one] { $n } that is *[other] { $n } that are } case in one and control in the other
overlap-by_accession = { $n } by the same sample accession
overlap-by_profile = { $n } by their profiles (correlation { $r_high -> [absent] { $r_low } *[other] { $r_low } to { $r_high } } on { $n_genes } genes; { $n_rest -> [absent] nothing to compare with *[other] 99 % of the { $n_rest } other pairs below { $q99 }, the highest { $largest } })
overlap-field = { $field -> [survival_time] Survival time [age] Age [sex] Sex [grade] Grade [stage] Stage [patient] Patient *[tumour_size] Tumour size } equal in { $n_equal } of { $n } matched pairs that state it; by chance { $one_in -> [absent] { $chance } % *[other] 1 in { $one_in } }.
overlap-none = { $within -> [yes] In { $a } *[no] { $a } and { $b } }: no sample twice ({ $sample_a -> [absent] correlation of *[other] the most alike are { $sample_a } and { $sample_b } with a correlation of } { $largest }, and { $line } would count; { $n_genes } genes).
overlap-not_compared = { $within -> [yes] In { $a } *[no] { $a } and { $b } }: profiles could not be compared ({ $why -> [no_genes] they have no genes in common [few_genes] only { $n_genes } genes are common *[few_samples] too few samples }); no sample accession occurs twice.
overlap-all_clear = No sample was found twice in { $n -> [one] { $n } comparison *[other] { $n } comparisons }. The closest: { $closest }{ phrase-not_compared }
overlap-nothing_compared = No sample accession occurs twice; profiles could not be compared.{ phrase-not_compared }
phrase-not_compared = { $n_not_compared -> [0] {""} [one] {" "}{ $n_not_compared } comparison was not possible on profiles. *[other] {" "}{ $n_not_compared } comparisons were not possible on profiles. }
overlap-contrast = { $series } and { $kept } are contrasts of one series and share { $n_shared } of the { $n } samples of { $series }: they are not independent, so { $kept }, which the study names first, is pooled and { $series } is not.
overlap-left_out = { $n -> [one] { $n } sample of { $series } is *[other] { $n } samples of { $series } are } left out of the pooling: { LIST($parts, by: "semicolon") }.
overlap-also_elsewhere = { $n } also in another series ({ LIST($samples, max: 4) })
overlap-copies = { $n -> [one] { $n } copy *[other] { $n } copies } within the series ({ LIST($samples, max: 4) })
overlap-replicates = { $n -> [one] { $n } technical replicate *[other] { $n } technical replicates } ({ LIST($samples, max: 4) })
overlap-individuals = { $n -> [one] { $n } further sample of an individual *[other] { $n } further samples of individuals } ({ LIST($samples, max: 4) })
overlap-pools = { $n -> [one] { $n } pool *[other] { $n } pools } ({ LIST($samples, max: 4) })
overlap-dropped = { $sample } of { $series } is left out of the pooling: { $kind -> [shared] the same sample as { phrase-kept } [copy] a copy of { phrase-kept } [replicate] a replicate of { phrase-kept } [individual] of the same individual as { phrase-kept } *[pool] a pool of samples }.
phrase-kept = { $kept }{ $kept_in -> [absent] {""} *[other] {" "}of { $kept_in } }
overlap-named_pools = { $series }: { LIST($samples, max: 4) } { COUNT($samples) -> [one] is a pool *[other] are pools } by the words of the series, { $n_beside -> [0] as are all { phrase-role } samples [one] beside { $n_beside } single { phrase-role } sample *[other] beside { $n_beside } single { phrase-role } samples }{ $declared -> [yes] ; the study file has them in this group, so they stay *[no] {""} }.
overlap-named_replicates = { $series }: { LIST($samples, max: 4) } are { $technical -> [yes] technical replicates *[no] numbered replicates, which may be technical or not, } by their titles ({ LIST($titles, by: "comma") }).
overlap-named_individual = { $series }: individual { $individual } has { $n } { phrase-role } samples ({ LIST($samples, max: 4) }){ $trust -> [modelled] ; the model allows for it [unsure] ; but the individuals are not sure *[sure] {""} }.

## Every reasonable choice

# The multiverse's dimensions and options
dimension-scale = scale
dimension-normalise = normalisation
dimension-probes = probe choice
dimension-multi_gene_probes = probes of several genes
dimension-filter = expression filter
dimension-samples = samples
dimension-design = design
dimension-covariates = covariates
dimension-test = test
dimension-effect = effect measure
dimension-estimator = estimator
dimension-interval = interval
dimension-series = series
dimension-copies = samples in the study twice

option-own = each series' own
option-probe = probe { $name }
option-without = without { $name }
option-named = { $name }
option-of_dimension = { $dimension }: { $option }
option-scale_as_settled = scale as settled
    .short = as settled
option-scale_other_rule = scale by GEO2R's rule
    .short = by GEO2R's rule
option-normalise_as_deposited = values as they were read
option-normalise_quantile = quantile-normalised
option-normalise_TMM = TMM
option-normalise_upper_quartile = upper quartile
option-normalise_RLE = median ratios (RLE)
option-normalise_rma = RMA
option-normalise_rma_without_background = RMA without background
option-normalise_rma_without_quantiles = RMA without quantiles
option-normalise_rma_bare = median polish alone
option-normalise_mas5 = MAS 5.0
option-normalise_deposited = values as deposited
option-normalise_other_definitions = another definition
option-definition = RMA, probe sets of { $name }
option-probes_highest_median = probe of highest median
option-probes_highest_mean = probe of highest mean
option-probes_highest_iqr = probe of highest IQR
option-probes_highest_variance = probe of highest variance
option-probes_mean_of_probes = mean of probes
option-probes_each_probe = each probe by itself
option-multi_gene_probes_drop = probes of several genes dropped
    .short = dropped
option-multi_gene_probes_keep = probes of several genes kept
    .short = kept
option-filter_none = no expression filter
option-filter_lowest_quarter = lowest quarter left out
option-filter_lowest_half = lowest half left out
option-filter_by_counts = rarely counted genes left out
option-samples_all = all samples
option-samples_without_outliers = without outlier arrays
option-samples_without_suspects = without samples that lie with the other group
option-samples_complete_pairs = complete pairs only
option-samples_without_pools_and_copies = without pools and copies
option-design_paired = paired
option-design_unpaired = unpaired
option-design_block_correlation = block correlation
option-covariates_none = no covariates
option-covariates_each = each covariate by itself
option-covariates_all = all covariates
option-test_moderated = moderated t
option-test_trend = moderated t with trend
option-test_robust = robust moderated t
option-test_array_weights = moderated t with array weights
option-test_group_weights = moderated t with weights of the groups
option-test_welch = Welch's t
option-test_rank = rank test
option-test_voom = voom
option-test_voom_quality = voom with quality weights
option-test_quasi_likelihood = edgeR quasi-likelihood
option-test_deseq2 = DESeq2 Wald test
option-effect_log2fc = log2FC
option-effect_difference = difference
option-effect_standardised = standardised effect
option-effect_unknown = effect
option-estimator_REML = REML
option-estimator_PM = Paule-Mandel
option-estimator_DL = DerSimonian-Laird
option-estimator_FE = one common effect
option-interval_hk = Hartung-Knapp
option-interval_hk_max1 = Hartung-Knapp without narrowing
option-interval_z = normal (z)
option-series_all = all series
option-series_without_each = without each series in turn
option-copies_leave_out = copies left out
option-copies_keep = copies kept

# Why a combination makes no sense, or has no result
refused-pairs_again = a paired model uses complete pairs anyway: this is the analysis of all samples again
refused-no_correlation = this test knows no correlation within individuals
refused-own_factors = DESeq2 has size factors of its own
refused-rarely_counted = it is counted too rarely in these samples
refused-count_outlier = one of its counts is an outlier, so that there is no p
refused-welch_of_pairs = Welch's test compares independent groups, and these are pairs
refused-test_without_covariates = this test takes no covariates
refused-several_genes = this probe names several genes, and such probes are dropped
refused-design = { $why }{ $found -> [absent] {""} *[other] {" "}({ $found }) }
refused-no_probe = no probe of its own stands for the gene
refused-probe_of_another_way = values made in this way have no such probe set
refused-filtered_out = the filter leaves it out: its mean expression is too low
refused-few_values = too few values to test
refused-common_effect = one common effect has no variance between series for Hartung and Knapp's interval to use
refused-standardised_correlation = there is no standardised effect for a correlation within individuals
refused-one_series = fewer than two series are left
refused-not_in_it = that series is not in the pooling anyway
refused-nobody = no series is analysed so: all would keep their own choice

# Why a series does not offer an option
lack-mean_of_log_ratio = the values are log ratios, whose mean says nothing of how much of a gene there is
lack-mean_of_centred = the genes are centred, so that their means say nothing of how much of them there is
lack-mean_of_zscored = the genes are z-scores, so that their means say nothing of how much of them there is
lack-vary_alike = as z-scores all probes vary alike
lack-same_rule = GEO2R's rule says the same
lack-normalised = the deposited values are quantile-normalised
lack-way_not_made = it was not made, or there is nothing to make it of
lack-pairs_not_sure = pairs were seen, but they are not sure
lack-no_pairs = no pairs are known
lack-channels = the samples are the two channels of one array
lack-no_outliers = no array was found to stand apart
lack-no_suspects = no sample was found to lie with the other group
lack-same_samples = it leaves the same samples out as another option
lack-complete = there are no pairs, or every sample has its partner
lack-no_pools = no pools and no copies were found
lack-no_field = the samples have no such field
lack-one_probe = it has one probe

# How labels are permuted
labels-scheme = { LIST($parts, by: "semicolon") }
labels-swapped = labels swapped within { $n -> [one] { $n } pair *[other] { $n } pairs }
labels-permuted = labels permuted among { $others -> [yes] the other { $n } *[no] { $n } } samples ({ $cases -> [one] { $cases } case *[other] { $cases } cases }){ $sets -> [absent] {""} *[other] , within { $sets } sets of samples that the same designs use }
labels-kept = { LIST($who) }{ $why -> [no_partner] {" "}without a partner *[no_other] , whose designs no sample of the other group shares, } { $n -> [one] keeps its own *[other] keep theirs }
labels-all = { $n -> [1] no other assignment is possible *[other] all { $n } assignments }
labels-of_counts = voom and the trend alone, with weights estimated without the groups, as the tests of counts themselves would estimate every dispersion anew
labels-in_each = in each series: { LIST($series, by: "semicolon") }
labels-of_series = { $series }, { $scheme }

# What was thinned
thinned-series = { $n } combinations make sense, { $made } are here: those nearest to the study's own, and others drawn at random (seed { $seed })
thinned-pooled = { $n } combinations make sense; { $share } % of all were drawn at random (seed { $seed })

# By which rule a specification calls
rule-short = { $log2fc -> [absent] {""} *[other] |log2FC| ≥ { $log2fc } and{" "} }{ $chance -> [p] p *[fdr] FDR } < { $cut }
rule-called = { $rule }{ $sized -> [none] {" "}(no fold change is known here, so no threshold of size applies) [some] {" "}(standardised effects by { $chance -> [p] p *[fdr] FDR } alone) *[all] {""} }

# The grades of a call
grade-stable = stable over the choices tried
grade-mostly_stable = mostly stable over the choices tried
grade-depends_on_the_analyst = depends on the analyst
grade-overturned = overturned
grade-left_open = every analysis leaves it open
grade-labels_in_doubt = no grade: labels in doubt
grade-mix_of_cells = no grade: follows the mix of cells

# What a curve says
curve-nothing = None of the { $n } analyses of { $gene } { $series -> [absent] pooled *[other] in { $series } } has a result.
curve-one = Only the study's own analysis of { $gene } { $series -> [absent] pooled *[other] in { $series } } has a result, so nothing can be said of others.
curve-of = { $k } of { $n } reasonable analyses ({ $share } %{ $weighted -> [yes] {" "}by weight *[no] {""} })
curve-calls_none = { $n -> [1] The one analysis that there is does not call it *[other] None of { $n } reasonable analyses calls it } at { $rule }.
curve-calls_up = { $those } { $k -> [one] calls *[other] call } it up at { $rule }; none calls it down.
curve-calls_down = { $those } { $k -> [one] calls *[other] call } it down at { $rule }; none calls it up.
curve-calls_both = { $up } { $n_up -> [one] calls *[other] call } it up and { $down } { $n_down -> [one] calls *[other] call } it down at { $rule }.
curve-refused = { $n -> [one] { $n } other combination was ruled out or has *[other] { $n } other combinations were ruled out or have } no result for it.
curve-stable = Stable over the choices tried: { $share } % of them agree with the study's own analysis, which { $call -> [up] calls it up [down] calls it down *[not_called] does not call it }.
curve-mostly_stable = Mostly stable over the choices tried: { $share } % of them agree with the study's own analysis, which { $call -> [up] calls it up [down] calls it down *[not_called] does not call it }.
curve-depends_on_the_analyst = It depends on the analyst: only { $share } % of them agree with the study's own analysis, which { $call -> [up] calls it up [down] calls it down *[not_called] does not call it }.
curve-overturned = The study's own analysis { $call -> [up] calls it up [down] calls it down *[not_called] does not call it }, but only { $share } % agree: most reasonable analyses disagree with it.
curve-left_open = Every analysis leaves it open: none calls it, yet the 95 % intervals of { $share } % of them { $sized -> [yes] reach a log2FC of { $cut } *[no] show no size that could be ruled out }. That they agree says nothing of whether the gene differs.
curve-labels_in_doubt = { $share } % of them agree with the study's own analysis, which { $call -> [up] calls it up [down] calls it down *[not_called] does not call it }; but samples lie with the other group, and while labels may be wrong such agreement says nothing.
curve-mix_of_cells = { $share } % of them agree with the study's own analysis, which { $call -> [up] calls it up [down] calls it down *[not_called] does not call it }; but the change follows the mix of cells, which none of the choices tried takes into account, so such agreement says little of the cells themselves.
curve-no_default = The study's own analysis has no result for it{ $why -> [absent] {""} *[other] {" "}({ $why }) }, so none can be said to agree with it.
curve-effect = The { $unit }{ $some -> [fold] {" "}(of the { $n } analyses with a fold change) [scale] {" "}(of the { $n } analyses on the study's own scale) *[absent] {""} } is { $median } in the middle, from { $low } to { $high }; { $same_sign -> [1] all have *[other] { $same_sign } % have } the same sign.
curve-effect_same = The { $unit }{ $some -> [fold] {" "}(of the { $n } analyses with a fold change) [scale] {" "}(of the { $n } analyses on the study's own scale) *[absent] {""} } is { $median } in every one.
curve-alike = They give { $n } different effects; the others repeat one of these with another p or FDR, as where a choice leaves this gene's own values as they are.
curve-janus = One can find it up or down as one likes: the effects at 1 % and 99 % have opposite signs (Janus effect).
curve-moved = Most moved by: { $choice } ({ $share } % of the variance of the effect){ $others -> [0] {""} *[other] , then { LIST($others) } }.
curve-moved_by = { $choice } ({ $share } %)
curve-unmoved = No single choice explains 1 % of the variance of the effect.
curve-flip = { $n -> [1] One change is enough [2] Two changes together are enough, and no fewer, [3] Three changes together are enough, and no fewer, [4] Four changes together are enough, and no fewer, [5] Five changes together are enough, and no fewer, *[other] { $n } changes together are enough, and no fewer, } to { $call -> [up] call it up [down] call it down *[not_called] lose the call }: { LIST($changes, max: 9) } ({ $unit } { $effect }, { $chance -> [p] p *[fdr] FDR } { $p }){ $others -> [0] {""} [one] ; so is { $others } other *[other] ; so are { $others } others }.
curve-instead = { $new } instead of { $old }
curve-no_flip = No analysis among them changes the call.
curve-presets = Called at other thresholds: { LIST($calls, by: "semicolon") }.
curve-preset = by { $share -> [0] none *[other] { $share } % } at { $rule }
curve-null = By permuted labels ({ $exact -> [yes] all { $draws } others that there are *[no] { $draws -> [one] { $draws } draw *[other] { $draws } draws } }): p = { $median } for a median effect as large, { $significant } for as many analyses with p < 0.05 and one sign, { $sign } for as many of one sign; without any effect 95 % of the medians lie between { $low } and { $high }.
curve-more_fragile = More fragile than { $percent } % of the { $n } genes with about this effect (equal ones counted half).
curve-less_fragile = Less fragile than { $percent } % of the { $n } genes with about this effect (equal ones counted half).
curve-as_fragile = About as fragile as most of the { $n } genes with about this effect.

# A curve as a figure
figure-simulated = simulated data
figure-with_simulated = { $text }{ $simulated -> [yes] {" "}Simulated data. *[no] {""} }
figure-percent = { $share -> [absent] – *[other] { $share } % }
figure-percent_between = { $low }…{ $high } %
figure-curve_title = { $gene } { $series -> [absent] pooled over series *[other] in { SHORT($series, length: 30) } }: { $n -> [one] { $n } specification *[other] { $n } specifications }
figure-curve_name = { $gene } in every analysis, { $series -> [absent] pooled *[other] { $series } }
figure-curve_nothing = { $gene } { $series -> [absent] pooled *[other] in { SHORT($series, length: 30) } }
figure-no_result = no specification has a result
figure-curve_empty = Specification curve of { $gene }: no specification has a result.
figure-curve_alt = { LIST($parts, by: "sentence") }
figure-curve_of = Specification curve: { $title }
figure-sentence = { CAP($text) }.
figure-shares = Called up in { $up } %, down in { $down } %, not called in { $rest } %{ $rule -> [absent] {""} *[other] , at { $rule } }
figure-agreement = { $share } % agree with the study's own call, { $call }
figure-range = Median { $unit } { $median }, from { $low } to { $high }; { $same_sign } % have the same sign
figure-grade = Grade: { $grade }{ $percent -> [absent] {""} *[other] , more fragile than { $percent } % of { $n } genes with about this effect }
figure-null = Joint test ({ $exact -> [yes] all { $draws } assignments *[no] { $draws } permutations } of the labels): median effect p { $p }; 95 % of medians without any effect { $low } to { $high }
figure-same_in_all = The same in all: { LIST($choices, by: "semicolon") }.
figure-own = the study's own: { $effect }{ $low -> [absent] {""} *[other] {" "}[{ $low }, { $high }] }, { $chance -> [p] p *[fdr] FDR } { $p }, { $call }
figure-own_absent = the study's own analysis has no result
figure-own_is = yellow, bold: the study's own analysis
figure-rank = the study's own analysis, { $effect }, { $call }, is number { $rank } of { $n } from the lowest
figure-moved = the effect is moved most by { LIST($choices, by: "comma") }
figure-moved_by = { $choice } ({ $share } % of variance)
figure-sorted = specifications, sorted by effect (n = { $n }{ $missing -> [0] {""} *[other] ; { LIST($missing, by: "semicolon") } })
figure-sorted_part = n = { $n }, sorted by effect
figure-ruled_out = { $n -> [one] { $n } combination *[other] { $n } combinations } ruled out
figure-without_result = { $n } without a result
figure-missing = { LIST($missing, by: "semicolon") }
figure-axis_effect = { $unit }, case − control
figure-threshold = threshold { $value }
figure-null_band = 95 % of medians with permuted labels
figure-note = { LIST($parts, by: "semicolon") }.
figure-marks = ▲ up  ▼ down  ● not called
figure-thin_lines = thin lines: 95 % intervals
figure-grey_band = grey: middle (paler: outermost) 95 % intervals of neighbours
figure-beyond = { $n -> [one] { $n } interval *[other] { $n } intervals } beyond the axis
figure-without_interval = { $n } without an interval
figure-shades = Rows: colour by call; darker where more of the specifications use the option (full: all, or { $times } times its overall share).
figure-two_units = medians and shares of variance are of { $first }, but for the median of the { $second }s
figure-weighted = Shares and medians are weighted as the study file says; n is not.
figure-of_variance = { $share } % of variance
figure-head_call = call
figure-head_median = median
figure-head_called = called
figure-other_probes = { $n -> [one] { $n } other single probe *[other] { $n } other single probes }
figure-other_series = without each of { $n } others
figure-other_covariates = { $n -> [one] { $n } other covariate *[other] { $n } other covariates }

# The multiverse in the report and in the terminal
multiverse-pooled = Pooled
multiverse-file = { $gene }, every specification
multiverse-specification = A specification is one full analysis: it takes one option of each choice in the tables, and each is one that an analyst could defend. Combinations that make no sense are ruled out, each with its reason, and are counted. Thresholds are no part of a specification: they are applied to the finished analyses afterwards, those of this study and others that people use.
multiverse-grade = The grade says how many specifications agree with the call of this study's own analysis: stable over the choices tried from { $stable } %, mostly stable from { $mostly } %, depends on the analyst from { $depends } %, overturned below. It is about the choices of an analyst, not about sampling error and not about truth: a small series can be stable and wrong. Where none calls the gene and the intervals of most still reach the threshold, no grade is given: every analysis leaves it open. Its interval is in the table of the series.
multiverse-permuted = “By permuted labels” asks what the whole curve would look like if the gene had no effect: the labels case and control are permuted among the samples (within pairs, swapped), and every specification is done again with them. p is the share of draws, the observed labels counted as one of them, in which the curve says at least as much. To be valid, a draw has to be analysed in the same way as the observed labels; to be affordable, three analyses are replaced here, for the observed labels too: the robust test has the prior of the moderated one, and array weights and the correlation within individuals are estimated once, without the groups. For these the joint test is not exactly about the specification's own number.
multiverse-rule = |log2FC| ≥ { $log2fc } and FDR < { $fdr }; pooled, where there is no FDR, p < { $fdr }
multiverse-missing = Not in it: { LIST($series, by: "comma") }.
multiverse-missing_series = { $series } ({ $why -> [not_measured] not measured [unreadable] cannot be looked up *[no_specification] no specification can be made })
multiverse-line = { $call -> [up] Called up [down] Called down *[not_called] Not called }, and { $agree -> [1] { $n -> [1] 1 specification agrees *[other] all { $n } specifications agree } *[other] { $agree } % of { $n } specifications agree; { $shares } }; { $spread }.
multiverse-line_without = The study's own analysis has no result; { $shares } of { $n -> [one] { $n } specification *[other] { $n } specifications }; { $spread }.
multiverse-spread = { $unit } { $median } in the middle, { $low } to { $high }
multiverse-shares = { $up -> [0] { $down -> [0] none calls it *[other] none calls it up, { $down } % down } *[other] { $up } % call it up, { $down -> [0] none *[other] { $down } % } down }
multiverse-choice_shares = { $effect -> [absent] {""} *[other] { $effect } % of the variance of the effect,{" "} }{ $calls } % of that of the call
multiverse-flip = { LIST($changes, by: "comma") }: { $call -> [up] called up [down] called down *[not_called] not called } ({ $unit } { $effect }, { $chance -> [p] p *[fdr] FDR } { $p }; number { $number } in the file)
multiverse-lack = { $option } ({ $dimension })
multiverse-called = Called means { $rule }.
multiverse-labels = Labels permuted: { $scheme }; { $draws -> [absent] {""} *[other] { $draws } draws,{" "} }{ $n -> [one] { $n } specification *[other] { $n } specifications } in each.
multiverse-over_all = over { $n -> [one] { $n } specification *[other] { $n } specifications }: { $shares }{ $agree -> [absent] {""} *[other] ; { $agree } % agree with the study's own analysis }{ $grade -> [absent] {""} *[other] , { $grade } }; { $spread }{ $fragile -> [absent] {""} *[other] ; more fragile than { $fragile } % of genes like it }
multiverse-title = How much does the answer depend on the analyst?
multiverse-how_to_get_it = How much this answer depends on the analyst was not worked out: { $command }, or the line { $line } in the study file.
multiverse-not_measured = No series has values of the gene, so there is no analysis to vary.
multiverse-caption = { $gene } in every reasonable analysis, called at { $rule }
multiverse-head_series = Series
multiverse-head_call = The call is
    .hint = how many specifications agree with the call
multiverse-head_line = This study’s own analysis, and the others
    .short = In short
multiverse-explained = What a specification is, and what the grade and the joint test say
multiverse-every = Every specification, with its options, effect, interval, p and FDR, and those that were ruled out:
multiverse-details = { $name }: the curve, its choices, what would change the call
multiverse-choices = Which choice moves the answer
multiverse-head_option = Option
multiverse-head_n = specifications with a result
multiverse-head_median = Median
    .hint = of { $unit }
multiverse-head_called = Called
    .hint = share called at the study’s thresholds, up or down
multiverse-own = this study’s own
multiverse-flips = The smallest changes of this study’s own analysis that change its call:
multiverse-lacks = Options that this series does not offer ({ $n })
multiverse-because = { $what }: { $why }
multiverse-refused = Combinations that were ruled out, or have no result ({ $n })
multiverse-refused_for = { $n }: { $why }
multiverse-empty = { $n }: no result, without a rule against them
multiverse-depends = How much it depends on the analyst
multiverse-in_short = { LIST($parts, by: "sentence") }
multiverse-no_grade = no grade
multiverse-over_all_head = Over the specifications that exist for all genes, at the study's |log2FC| ≥ { $log2fc } and FDR < { $fdr }:

## Survival

# Phrases of survival
survival-events = { $kind -> [death] { $n -> [one] { $n } death *[other] { $n } deaths } *[event] { $n -> [one] { $n } event *[other] { $n } events } }
survival-patients = { $n -> [one] { $n } patient *[other] { $n } patients }
survival-size = { $patients }, { $events }
survival-ratio = { $ratio -> [absent] not estimable *[other] { $ratio }{ $low -> [absent] {""} *[other] {" "}[{ $low }, { $high }] } }
survival-months = { $time -> [absent] not reached *[other] { $time } months }
survival-median = { $time -> [absent] not reached *[other] { $time } months }{ $reached -> [no] {""} *[yes] {" "}[{ $low -> [absent] not reached *[other] { $low } }, { $high -> [absent] not reached *[other] { $high } }] }
survival-cut_at = cut at { $kind -> [median] the median *[fixed] a value fixed beforehand }, { $cut }
survival-label = { $side -> [high] high (> { $cut }) *[low] low (≤ { $cut }) }
survival-notes = { LIST($notes, by: "semicolon") }
survival-line = { $line }

# Why there is no estimate
flag-no_events = nobody had the event
flag-singular = the values do not vary, or a covariate is a combination of others
flag-diverging = the hazard ratio has no bound: every event came to the highest, or every one to the lowest, at risk
flag-not_converged = the fit did not settle
flag-one_group = all patients are on one side of the cut
flag-nothing_to_compare = no event happened while both groups were followed
flag-no_cut = no value leaves enough patients on both sides
flag-no_time = a group was only seen at time 0

# One gene in one cohort
survival-hazard = { CAP($endpoint) } of { $patients }, { $events }, median follow-up { $follow_up }: { $ratio -> [absent] no finite hazard ratio ({ $flag }) *[other] hazard ratio { $ratio } for one SD more of { $gene } (p { $p }): { $direction } }.
survival-worse = more { $gene } goes with worse survival
survival-better = more { $gene } goes with better survival
survival-open = not shown to matter; anything from { $low } to { $high } fits these patients
survival-adjusted = Adjusted for { LIST($covariates, max: 6) }: { $ratio }, p { $p } ({ $patients }{ $left_out -> [0] {""} *[other] , { $left_out } without a covariate left out }).{ $note -> [absent] {""} *[other] {" "}{ $note }. }
survival-adjusted_none = Adjusted for { LIST($covariates, max: 6) } ({ $patients }{ $left_out -> [0] {""} *[other] , { $left_out } without a covariate left out }): no finite hazard ratio ({ $flag }).
survival-few_for_terms = { $n -> [one] { $n } event is *[other] { $n } events are } few for { $terms } terms (at least { $least } for each is the habit)
survival-proportional = No sign that the hazard ratio changes over time (Schoenfeld's test, p { $p }).
survival-changing = The hazard ratio changes over time (Schoenfeld's test, p { $p }), so one number hides it{ $months -> [absent] {""} *[other] ; up to { $tau } months the high group { $kind -> [death] lives *[event] stays without the event for } { $months } months { $more -> [yes] more *[no] less } on average than the low group [{ $low }, { $high }], p { $p_months } }.
survival-groups = Cut at { $kind -> [median] the median *[fixed] the fixed value } ({ $cut }): { LIST($groups, by: "semicolon") }; { $flag -> [absent] log-rank p { $p } *[other] { $flag } }.
survival-one_group = Cut at { $kind -> [median] the median *[fixed] the fixed value } ({ $cut }): { $flag }, so there is nothing to compare.
survival-group = { $n } { $side -> [high] high *[low] low }, { $events }, median { $median }
survival-no_cut = No cut can be tried: { $flag }.
survival-corrected = corrected for having searched { $n -> [1] one cut *[other] { $n } cuts } it is { $corrected }{ $shuffled -> [absent] {""} *[other] {" "}({ $shuffled } by shuffling) }
survival-best_shows_nothing = Even the best cut ({ $cut }) gives p { $p }{ $other -> [absent] {""} *[other] {" "}(by itself another, { $other }, gives { $p_other }) }; { $corrected }: no cut shows anything.
survival-best_falls = The best cut ({ $cut }) gives p { $p }; { $corrected }, so it shows nothing.
survival-best_stands = The best cut ({ $cut }) gives p { $p }; { $corrected }: significant after either correction; its hazard ratio{ $ratio -> [absent] {""} *[other] , { $ratio }, } is the pick of { $n } and thus exaggerated.
survival-best_borderline = The best cut ({ $cut }) gives p { $p }; { $corrected }: borderline, the two corrections disagree at 0.05. Shuffling holds at any number of patients, the formula at many.
survival-place = { $gene } is more prognostic than { $above -> [1] all *[other] { $above } % } of the other { $n } genes{ $chance -> [few] {""} *[other] ; in this cohort { $significant } % of all genes have p < 0.05 (5 % would have by chance) }{ $side -> [absent] {""} *[other] , and in { $side } % of those more is { $worse -> [yes] worse *[no] better } }.

# One gene over cohorts
survival-no_cohort = No cohort tells whether { $gene } matters for { $endpoint }.
survival-pooled = { $gene } and { $endpoint } over { $k } cohorts: pooled hazard ratio { $ratio } per SD, p { $p }{ $way -> [worse] ; on average over these cohorts more { $gene } goes with worse survival{ $further -> [open] , a further one may show none *[same] {""} } [better] ; on average over these cohorts more { $gene } goes with better survival{ $further -> [open] , a further one may show none *[same] {""} } *[open] , which leaves the direction open }.
survival-one_cohort = { $gene } and { $endpoint } in { $series }: { $ratio -> [absent] no finite hazard ratio *[other] hazard ratio { $ratio } per SD, p { $p }: { $direction } }.
survival-nothing_to_pool = { $gene } and { $endpoint } in { $n } cohorts: nothing to pool.
survival-prediction = A further cohort like these would be expected between { $low } and { $high } (95 % prediction interval, approximate); I² { $i2 } %.
survival-not_pooled = { $series } is not in the pooled line: { $why }.
survival-unsettled = its hazard ratio has no finite estimate
survival-without_copies = without { $n -> [one] { $n } patient that stands *[other] { $n } patients that stand } in the study twice: { $why }
survival-shared = { $n -> [one] { $n } patient of { $a } is *[other] { $n } patients of { $a } are } in { $b } too: { LIST($reasons, by: "comma") }.
survival-twice_within = { $n -> [one] { $n } pair of patients *[other] { $n } pairs of patients } of { $a } may be the same: { LIST($reasons, by: "comma") }.
survival-by_accession = { $n } by the same sample
survival-by_name = { $n } by the same name, which times and states bear out
survival-by_outcome = { $n } by the same time, state and (where known) age ({ $expected } expected among strangers)
survival-by_profile = { $n } by profiles alike as those of one tumour
survival-same_names = { $n -> [one] { $n } patient has the same name in { $a } and { $b } but a time or state *[other] { $n } patients have the same names in { $a } and { $b } but times or states } that one patient cannot have: counted as different people.
survival-left_out_of = { $n -> [one] { $n } patient *[other] { $n } patients } of { $series }
survival-both_ways = Left out of the pooled line, so that nobody counts twice: { LIST($parts) }.{ $ratio -> [absent] {""} *[other] {" "}Counted twice, it would be { $ratio }, p { $p } ({ $k -> [one] { $k } cohort *[other] { $k } cohorts }). }
survival-nobody_twice = Nobody was found to stand in two of the { $n } cohorts by name, or by time, state and age; { $n_profiles -> [0] profiles could not be compared *[other] profiles were compared in { $n_profiles } of { $n_pairs -> [one] { $n_pairs } pair *[other] { $n_pairs } pairs } of cohorts }.

# Why a series says nothing
refusal-check = { $endpoint } is not sure ({ LIST($evidence, by: "sentence") })
refusal-few_events = { $events } in { $patients }: fewer than { $least } say nothing reliable
refusal-not_measured = { $gene } has no values here
refusal-constant = { $gene } has the same value in every patient
refusal-switched_off = the study file switches it off
refusal-error = { $what }{ $found -> [absent] {""} *[other] {" "}({ $found }) }
refusal-no_survival = no time and status of the patients is found among the sample fields{ $notes -> [0] {""} *[other] ; { LIST($notes, by: "semicolon") } }
    .do = Name them: survival = {"{"} time = "…", event = "…" {"}"}, or a table: clinical = "…", clinical_key = "…"
refusal-other_endpoint = no { $endpoint } here, but { LIST($others) }, which is another question

# Survival under every choice
choices-cut_per_sd = per SD
choices-cut_median = cut at the median
choices-cut_tertiles = highest against lowest third
choices-cut_best_cut = best cut, corrected
choices-all_cohorts = all cohorts
choices-words = { $cut }, { $endpoint }, { $covariates }, { $cohorts }
choices-none = None of { $n } analyses of { $gene }'s survival gives a result.
choices-counts = Of { $n } ways to analyse { $gene }'s survival { $k } give a result: more is worse in { $worse } and better in { $better }; p < 0.05 in { $small }.
choices-own = The study's own ({ $choices }): hazard ratio { $ratio }, p { $p }.
choices-hangs_on = It hangs most on { $dimension -> [cut] the cut [endpoint] the endpoint [covariates] the covariates *[cohorts] the cohorts }: p < 0.05 in { $small_most } of { $n_most } ({ $most }), in { $small_least } of { $n_least } ({ $least }).
choices-both_ways = Some are significant in one direction and some in the other: choices alone turn the answer.
choices-few_events = fewer than { $least } events
choices-constant = the gene is constant
choices-no_covariate = no covariate '{ $name }'
choices-best_cut_adjusted = the corrected p of a best cut knows no covariates
choices-no_ratio = no finite hazard ratio ({ $flag })
choices-no_best_cut = no best cut with a finite hazard ratio
choices-of_series = { $series }: { $why }
choices-best_cuts_differ = a best cut is another one in every cohort: nothing to pool

# Figures of survival
figure-side = { $side -> [high] high *[low] low }
figure-km_name = Survival curves: { $gene } and { $endpoint } in { $series }
figure-km_title = { $gene } in { SHORT($series, length: 30) }: { $endpoint }
figure-km_line = { $size }; { $cut }
figure-km_one_side = { $size }; { $cut }: all patients are on one side
figure-km_alt = { $size }; { $cut }.{ $groups -> [0] {""} *[other] {" "}{ LIST($groups, by: "semicolon") }. } Log-rank p { $p }.
figure-km_alt_group = { $label }: { $patients }, median { $median }
figure-km_months = months
figure-km_axis = { $endpoint -> [unnamed] survival *[other] { $endpoint } }
figure-km_group = { $label }: n { $n }, { $events }
figure-km_median = median { $time -> [absent] not reached *[other] { $time } months }{ $reached -> [no] {""} *[yes] {" "}[{ $low -> [absent] – *[other] { $low } }, { $high -> [absent] – *[other] { $high } }] }
figure-km_test = log-rank p { $p }{ $ratio -> [absent] {""} *[other] ; hazard ratio, high v low: { $ratio } }
figure-km_at_risk = at risk
figure-hazard_name = { $gene } and { $endpoint }, all cohorts
figure-hazard_alt = { LIST($told, by: "sentence") }
figure-hazard_title = { $gene }: { $endpoint } in { $n -> [one] { $n } cohort *[other] { $n } cohorts }
figure-hazard_line = hazard ratio for one SD more of the gene
figure-hazard_cohort = cohort
figure-hazard_better = ← more is better
figure-hazard_worse = more is worse →
figure-hazard_numbers = HR [95 % CI]
figure-hazard_axis = hazard ratio per SD (logarithmic)
figure-hazard_none = no finite estimate
figure-hazard_p = p { $p }
figure-hazard_pooled = p { $p } · 95 % PI { $low -> [absent] – *[other] [{ $low }, { $high }] }
figure-hazard_spread = { $n -> [one] { $n } cohort *[other] { $n } cohorts }{ $i2 -> [absent] {""} *[other] , I² { $i2 } % }
figure-hazard_marks = ▲ more of the gene is worse, ▼ better, ● not shown either way (p ≥ 0.05)
figure-hazard_diamond = ◆ pooled: { $method }{ $thin -> [yes] ; thin line: prediction interval (PI) for a new cohort *[no] {""} }
figure-hazard_no_answer = no answer: { SHORT($series, length: 30) }: { $why }
figure-pooled = Pooled
figure-not_pooled = not pooled
figure-one_cohort = one cohort: nothing to pool
figure-arrow = arrow: the interval runs beyond the axis; its ends are in the column on the right

# Survival in the report
survival-title = Does it matter for the patient?
survival-summary = { $series }: { $endpoint }, { $size }, hazard ratio { $ratio }, p { $p }
survival-rest_on = What times and events rest on ({ $source -> [inferred] inferred *[study_file] study file }): { LIST($evidence, by: "sentence") }
survival-refused = { $why }.
survival-choices = How much it hangs on the choices: cut, endpoint, covariates, cohort left out

# Survival in the methods section
methods-survival = Survival was examined in { $n } series ({ LIST($cohorts, by: "semicolon") }); an endpoint stands by itself, and a patient counts once. Hazard ratios for one standard deviation more of the gene are by Cox's model (Cox 1972) with Efron's treatment of ties (Efron 1977) and Wald intervals{ $adjusted -> [0] {""} *[other] , and again with covariates ({ LIST($adjusted, by: "semicolon") }) }. That they stay the same over time was tested by Schoenfeld residuals against the Kaplan–Meier transform of time (Grambsch and Therneau 1994). Curves (Kaplan and Meier 1958) are { $cut -> [median] cut at the median [fixed] cut at a value that the study file fixed before *[both] cut at the median, or at a value that the study file fixed before }, with numbers at risk, the log-rank test, and the difference of restricted mean survival times up to the last time at which both groups are followed (Royston and Parmar 2013). Follow-up is the median by the reversed Kaplan–Meier curve (Schemper and Smith 1996).
methods-survival_cohort = { $series } { $endpoint }, { $patients }, { $events }
methods-survival_covariates = { $series }: { LIST($covariates, by: "comma") }
methods-survival_over_all = { LIST($parts, by: "sentence") }
methods-survival_cuts = Every cut that leaves { $low } % to { $high } % of the patients low was tried; the p-value of the best one is that of the maximally selected log-rank statistic, by the approximation of Lausen and Schumacher (1992){ $draws -> [0] {""} *[other] {" "}and by { $draws } permutations of times and events over the patients }, and the uncorrected one is shown only beside it.
methods-survival_place = The gene's place among all genes of a cohort is by the score test of the same model, made for every gene.
methods-survival_pooling = Over cohorts of one endpoint, log hazard ratios per standard deviation were pooled by a random-effects meta-analysis: the variance between cohorts by restricted maximum likelihood, the interval and p-value by the Hartung–Knapp method (IntHout 2014), and from three cohorts on a 95 % prediction interval with k − 2 degrees of freedom (Higgins 2009; Riley 2011). Patients of two cohorts count as one by the same sample; by the same name where times and states bear the names out; by equal time, state and age where they are more than among strangers (the times of one cohort shifted); and by profiles, as between series. One of the two is left out of the pooled line.
methods-survival_choices = How much this hangs on the analyst was examined over { $n -> [one] { $n } specification *[other] { $n } specifications }, which differ in cut, endpoint, covariates and the cohort left out; best cuts count with their corrected p-values.

## Columns of tables and JSON

# Columns of tables and JSON: their meaning, their units
column-above = share of the other genes with a smaller |z|
column-adjusted = the same given the covariates; null without covariates
column-all_cuts_coef = log hazard ratio, high against low; null where it has no bound
column-all_cuts_cut = every admissible cut, rising
column-all_cuts_draws = shuffles
column-all_cuts_flag = why there is no cut; empty where there is one
column-all_cuts_high = largest share
column-all_cuts_low = smallest share of the patients at or below a cut
column-all_cuts_p = log-rank p, as if that cut alone had been looked at
column-all_cuts_sentence = what the best cut would have claimed, and what is left of it
column-all_cuts_z = standardised sum of log-rank scores
column-all_genes_gene = the gene, as the series names it
column-all_genes_row_agreement = share with the call of the study's own analysis
column-all_genes_row_called_down = weighted share that calls it down
column-all_genes_row_called_up = weighted share that calls it up at the study's thresholds
column-all_genes_row_grade = as `multiverse.series[].grade`
column-all_genes_row_high = the largest effect
column-all_genes_row_low = the smallest effect
column-all_genes_row_median = of the effects
column-all_genes_row_n = those with a result for the gene
column-also = other genes that list the same name as an alias, so that one of them may be meant
column-asked = the gene as the user wrote it
column-at_risk = how many were at risk at the ticks
column-ave_expr = mean value over the samples of the model
column-b = log-odds that the gene differs (limma's B)
column-best = place (from 0) of the largest |z|; −1 where there is none
column-case = what case is, in the series' words
column-censored = times at which somebody was last seen
column-chance = share of equal values among samples that do not belong together
column-change = what would change the call; empty where nothing would
column-changes = [{ "{" }dimension, from, to{ "}" }]
column-choices = each choice with more than one option, the one that moves the effect most first
column-ci_high = upper end
column-ci_low = lower end of its 95 % interval
column-closest = the most alike pair that does not count as one; null without profiles
column-cohort_answer_evidence = what times and events rest on: { "{" }text, code, values{ "}" } of each sentence
column-cohort_answer_hazard = Cox's model of the gene's value per SD (Efron's ties)
column-cohort_answer_left_out = patients with a time and a status, without a value of the gene
column-cohort_answer_n = patients with a time, a status and a value of the gene
column-cohort_answer_sd = standard deviation of the gene in these patients: the unit of hazard
column-cohort_answer_sentences = all of it in words: { "{" }text, code, values{ "}" } of each sentence
column-combined = p-values or ranks combined over the series, in both directions
column-combined_row_fdr = Benjamini–Hochberg over all genes measured by two series or more
column-combined_row_p = one-sided; small says that the gene moves this way in some series, not in all
column-comparisons = each series with itself, and each pair of series
column-confident_log2fc = the largest effect that can be claimed at the FDR, signed; null when not significant
column-control = what control is, in the series' words
column-corrected_p = of the maximally selected statistic (Lausen & Schumacher 1992)
column-correlation = of the profiles, each gene centred within its group and series; null if not compared
column-counts = false where the words alone do not say that they are copies: nothing is left out
column-csv_gene = the gene, as today's symbol
column-csv_reason_code = stable code of why the gene is not called, or the series not analysed
column-csv_reason_text = the same in words
column-curve_ci_high = upper end of the 95 % interval
column-curve_ci_low = lower end of the 95 % interval
column-curve_effect = case − control
column-curve_fdr = Benjamini–Hochberg over the genes tested in this specification; empty when pooled
column-curve_file_refused = [{ "{" }why, n{ "}" }]: combinations that were ruled out, counted by the reason
column-curve_file_sentences = what it all says, in sentences
column-curve_file_series = the series; null when pooled
column-curve_file_unit = of the effect: log2FC or difference
column-curve_group_ci_low = lower end of its 95 % interval, on the scale of its logarithm; null at 0
column-curve_group_median = median survival; null where not reached
column-curve_group_median_high = upper end; null where not reached
column-curve_group_median_low = lower end of its 95 % interval
column-curve_group_n = patients
column-curve_group_survival = Kaplan–Meier estimate from that time on
column-curve_n_genes = genes tested; pooled: series that went in
column-curve_se = its standard error; empty for rank tests, which have none
column-curve_summary_agreement = share with that call at the thresholds; shares and quantiles are weighted throughout
column-curve_summary_grade = of the call, by agreement: stable (over the choices tried, from 0.95), mostly stable (0.8), depends on the analyst (0.5), overturned; left open where none calls the gene and the 95 % intervals of most reach the threshold of the fold change; labels in doubt where samples lie with the other group; mix of cells where the change follows it; empty where there is none.  It is of the analyst's choices, not of sampling error
column-curve_summary_high = the largest
column-curve_summary_low = the smallest
column-curve_summary_median = of the effects; of fold changes alone where others are standardised; so the next four
column-curve_summary_presets = shares that call it, at the study's thresholds first and at other common ones
column-curve_weight = as the study file says, 1 where it says nothing
column-cuts = every admissible cut, and the best with its honest p
column-default = number of the study's own analysis in the file of specifications
column-default_call = of the study's own analysis: up, down, not called, or no result
column-default_effect = of the study's own analysis
column-design = paired, unpaired, or mixed (incomplete pairs kept by the correlation within individuals)
column-details = how much cohorts differ, and which did not go into the pooled line
column-detectable_log2fc = the true effect seen with power 0.8 at p_line
column-df = degrees of freedom of t, prior included
column-difference = high − low
column-dimension = the choice
column-direction = up or down
column-down = share that calls it down
column-dropped = [{ "{" }series, sample, kind, kept, text, code, values{ "}" }]: what is left out of the pooling, and the copy that stays
column-dropped_kept = the copy that stays; null for a pool
column-dropped_kind = shared, copy, replicate, individual or pool: why it is not independent
column-dropped_sample = the sample that is left out
column-dropped_series = the series
column-effect_unit = log2FC; or difference, where values are centred, z-scored or proportions and there is no fold change
column-equivalence = { "{" }bound, p{ "}" }: two one-sided tests against an effect of ±bound or more
column-equivalence_bound = effects below this are taken to be none
column-equivalence_p = p-value of both one-sided tests together
column-listed = { "{" }chance, n, n_low, n_high{ "}" }: another study's chance to have the gene in its list, were this estimate true; null where the spread is too little known or labels are suspect
column-listed_chance = in a study of this size
column-listed_n = pairs, or samples in each group, for a chance of 0.8; null where no number does
column-listed_n_low = lower end of its 90 % interval, from how well the SD is known
column-listed_n_high = upper end of its 90 % interval
column-estimate = pooled log2FC, case − control
column-estimates = the pooled effect by every estimator and test; the first is the study's own
column-events = of them with the event
column-exact = every possible one was made
column-failures = one object per series that could not be analysed
column-fdr_cut = the study's threshold of the FDR
column-field_a = its name in series_a
column-field_agreement_kind = what the field tells
column-field_agreement_n_pairs = matched pairs in which both series state it
column-field_b = its name in series_b
column-fields = fields of the samples that are equal in those matched
column-finding_code = stable code of the cause
column-finding_text = the cause in one sentence
column-finding_values = what it rests on, by name: { "{" }kind, value{ "}" }
column-finding_weight = decides: it alone explains the call; matters: trust the call less; note: good to know
column-findings = every cause, in the order of the diagnosis, from not measured to truly equivalent
column-flip = the smallest set found of pairs or samples without which the call changes; empty when none was found
column-flip_call = the call that results
column-flip_effect = its effect
column-flip_fdr = its FDR; null when pooled
column-flip_p = its p-value
column-flips = the smallest changes of the study's own analysis that change its call, at most 12
column-follow_up = median follow-up by the reversed Kaplan–Meier curve; null where not reached
column-formula = the linear model in R's notation
column-gene_file_gene = the gene, as today's symbol
column-gene_file_pooled = the pooled estimate over series; null when no series can be pooled
column-gene_file_schema = always geneverdict/gene/2; the number rises when a field changes its meaning or goes away
column-gene_file_series = one object per analysed series, in the order of the study
column-gene_file_survival = one object per endpoint; empty where no series tells survival, and from `geneverdict gene`
column-gene_file_thresholds = { "{" }log2fc, fdr{ "}" }: a gene is called when |log2FC| ≥ log2fc and FDR < fdr
column-gene_row_ci_high = upper end of the 95 % interval of log2fc
column-gene_row_ci_low = lower end of the 95 % interval of log2fc
column-gene_row_fdr = Benjamini–Hochberg false discovery rate over the tested genes of the series
column-gene_row_n_genes = genes tested in the series
column-gene_row_p = two-sided p-value of t
column-gene_row_percentile = share of the tested genes with a larger p
column-gene_row_probe = the probe that stands for the gene; empty when probes were averaged
column-gene_row_rank = rank of p among the tested genes; 1 is the smallest
column-gene_row_se = moderated standard error of log2fc
column-gene_row_t = moderated t
column-gene_why_level = the same as the series' level
column-gene_why_presets = the call at thresholds that people really use
column-gene_why_sentence = the level in one sentence with its numbers, as said
column-genes = all genes that the platform table names for it
column-groups = the patients cut in two at the median or a value fixed beforehand
column-hazard_coef = log hazard ratio; positive: high values are worse
column-hazard_covariates = names of the covariates
column-hazard_flag = why there is no finite estimate; empty where there is one
column-hazard_left_out = without a value of a covariate
column-hazard_n = patients in the model
column-hazard_note = how covariates were taken; too few events for the terms: { "{" }text, code, values{ "}" }, or null
column-hazard_p = Wald's, two-sided
column-hazard_z = coef / se
column-headline = the answer in one sentence: { "{" }text, code, values{ "}" }
column-help = { $meaning } ({ $unit })
column-how = fisher, stouffer, acat (of one-sided p-values of the moderated t), rank_aggregation
column-i2_high = its upper end
column-i2_low = the same interval as a share of the variance
column-influence = the result without each pair or sample, at the full analysis' prior and p_line
column-influence_called = whether the gene is called without it
column-influence_left_out = the pair or sample that is left out
column-influence_log2fc = the effect without it
column-influence_p = its p-value
column-refits = the series fitted anew where samples lie with the other group; empty elsewhere. They were picked by the same values: no second opinion
column-refit_how = without: without them (pairs: and their partners); relabelled: with their labels exchanged
column-refit_log2fc = the effect in that fit
column-refit_ci_low = lower end of its 95 % interval
column-refit_ci_high = upper end of its 95 % interval
column-refit_p = its p-value
column-refit_fdr = its FDR among all genes of that fit
column-refit_call = up, down or not called, at the thresholds asked for
column-janus = q01 and q99 have opposite signs
column-k = cohorts that went in
column-label = high or low, with the cut: { "{" }text, code, values{ "}" }
column-largest = the largest
column-line = from which on two samples count as one, if neither has another nearly as alike
column-line_statistic = |z| that a best cut must exceed for a corrected p of 0.05
column-log2fc = case − control
column-log2fc_cut = the study's threshold of |log2FC|, which calls are counted at
column-log_rank_chi2 = log-rank test, 1 degree of freedom
column-log_rank_p = its p-value
column-mean_times = restricted mean survival times: { "{" }tau, high, low, difference, ci_low, ci_high, p, flag{ "}" }
column-mean_times_flag = why there is none; empty where there is one
column-mean_times_high = mean time lived by the high group
column-mean_times_low = by the low group
column-mean_times_p = two-sided
column-measured_as = the gene's name in the series
column-months = times at which somebody had the event or was last seen, rising
column-most = the series whose absence moves the estimate most
column-multiverse = how much the answer depends on the analyst; null where the study does not ask for it
column-multiverse_all = from `geneverdict gene`: per series, the gene over the specifications that exist for all genes; else empty
column-multiverse_file_pooled = the same of the pooled analysis; null when fewer than two series can be pooled
column-multiverse_file_series = one object per series that measured the gene
column-multiverse_file_thresholds = { "{" }log2fc, fdr{ "}" } that calls are counted at; pooled, where there is no FDR, p < fdr
column-n = those with a result
column-n_a = in the model of series_a
column-n_alike = genes it was compared with
column-n_b = in the model of series_b
column-n_before = genes of the series with a smaller p
column-n_called = genes of the series that are called at them
column-n_case = case samples in the model
column-n_control = control samples in the model
column-n_equal = in which it is equal
column-n_high = above it
column-n_low = at or below it
column-n_needed = what it takes to see the threshold's |log2FC| with power 0.8 at p_line
column-n_refused = ruled out by a rule, or without a result
column-n_specifications = those that were done under every draw
column-naive_p = log-rank p of the best cut: what is usually printed
column-name = the thresholds' name
column-named = samples that by their words or their individual are not independent
column-named_duplicates_kind = replicate, individual or pool
column-negative = series whose log2FC is below 0
column-next_best = the highest correlation that either has with another sample
column-notes = what else must be known, e.g. that combinations were drawn at random
column-null = the joint test by permuted labels; null when not made
column-null_test_draws = permutations of the labels
column-null_test_median_high = 97.5 % of them lie below
column-null_test_median_low = 2.5 % of the medians under the null lie below
column-number = of the specification, in the file of specifications
column-observed_significant = that share with the observed labels, counted as in the draws
column-option = the option
column-option_summary_called = share called at the study's thresholds, up or down
column-option_summary_median = of their effects
column-options = { "{" }option, n, median, called{ "}" } of each: specifications with a result, median effect, share
column-other_call = p is on the other side of 0.05
column-other_sign = the estimate has the other sign
column-overlap_file_contrasts = contrasts that are not pooled because one of the same series before them has samples of theirs
column-overlap_file_schema = always geneverdict/overlap/2
column-overlap_file_sentences = [{ "{" }text, code, values{ "}" }]: what was found and what is left out
column-overlap_n_genes = that profiles were compared on; 0 where they were not compared
column-overlap_series_a = a series
column-overlap_series_b = another; or the same, where it was compared with itself
column-p = two-sided p-value
column-p_line = the largest p that still meets the FDR; where none does, FDR / number of genes
column-p_median = of |median effect|
column-p_sign = of the share of the more frequent sign
column-p_significant = of the share with p < 0.05 and the more frequent sign
column-percentile = share of the genes of about the same effect that are less fragile
column-permuted_p = the same by shuffling; null where not asked for
column-place = the gene among all genes of the cohort; null where it has no test
column-place_fdr = Benjamini–Hochberg over all genes of the cohort
column-place_n_genes = genes of the cohort with a score test
column-place_p = of the gene's score test
column-place_rank = by |z| of the score test; 1 is the largest
column-place_sentence = all of it in words
column-platform = the array or platform (GPL)
column-pooled_hazard_ci_low = lower end of its 95 % interval; null with one cohort
column-pooled_hazard_coef = pooled log hazard ratio per SD
column-pooled_hazard_i2 = share of the variance that is between cohorts
column-pooled_hazard_left_out = cohorts with an answer that did not go in: { "{" }series, why: { "{" }text, code, values{ "}" }{ "}" }
column-pooled_hazard_method = how it was pooled
column-pooled_hazard_p = two-sided
column-pooled_hazard_pi_high = upper end
column-pooled_hazard_pi_low = lower end of the 95 % prediction interval for a new cohort
column-pooled_hazard_q_p = its p-value
column-pooled_hazard_series = their names
column-pooled_hazard_tau2 = variance between cohorts
column-pooled_row_ci_high = upper end of the 95 % interval
column-pooled_row_ci_low = lower end of the 95 % interval; null when k = 1
column-pooled_row_fdr = Benjamini–Hochberg over all pooled genes
column-pooled_row_i2 = share of the total variance that lies between series
column-pooled_row_k = series that went in: those that measured the gene on a log2 scale
column-pooled_row_left_out = [{ "{" }id, why{ "}" }]: analysed series that did not go in, and why, as said
column-pooled_row_method = how τ² and the interval were estimated
column-pooled_row_p = two-sided p-value of the pooled estimate
column-pooled_row_pi_high = upper end of the 95 % prediction interval
column-pooled_row_pi_low = lower end of the 95 % prediction interval: where a new series would be expected
column-pooled_row_q_p = p-value of Q with k − 1 degrees of freedom
column-pooled_row_series = the series that went in
column-pooled_row_t = estimate / se
column-pooled_row_tau2 = variance of the true effects between series
column-pooled_with_duplicates_ci_high = upper end of the 95 % interval
column-pooled_with_duplicates_ci_low = lower end of the 95 % interval
column-pooled_with_duplicates_k = series that would go in
column-pooled_with_duplicates_left_out = [{ "{" }id, n{ "}" }]: how many samples of which series were left out of the study's own pooling
column-positive = series whose log2FC is above 0
column-preset_call_called = whether the gene is called at them
column-preset_call_fdr = cut on the false discovery rate
column-preset_call_log2fc = cut on |log2FC|
column-preset_share_fdr = cut on the FDR; pooled, on p
column-preset_share_log2fc = cut on |log2FC|
column-probe_row_ci_high = upper end of the 95 % interval
column-probe_row_ci_low = lower end of the 95 % interval
column-probe_row_fdr = false discovery rate over all probes of the series
column-probe_row_note = why it does or does not, as said
column-probe_row_probe = the probe
column-probes = every probe that names the gene, in the analysis of all probes
column-proportional = { "{" }chi2, p{ "}" }: Schoenfeld's test that the hazard ratio changes over time
column-proportionality_chi2 = Schoenfeld's test that the hazard ratio changes over time
column-proportionality_p = its p-value
column-provenance = { "{" }date, versions, inputs{ "}" }: what was read and by what; null when not asked for
column-q = Cochran's Q
column-q01 = 1 % of the effects lie below
column-q99 = 99 % of the effects lie below
column-reason_code = stable code of the reason
column-reason_message = code and values of the text
column-reason_text = the reason in words
column-refusals = one object per cohort without an answer
column-rest = { "{" }n, median, q99, largest, line{ "}" }: correlations of the other pairs, and the one that would count
column-rest_median = of their correlations
column-rest_n = of samples that are not one
column-rest_q99 = 99 % lie below
column-role_a = case or control
column-role_b = case or control
column-same_sign = share of the more frequent sign
column-sample_a = the one sample
column-sample_b = the other sample
column-sample_ref_sample = the sample
column-sample_ref_series = its series
column-samples = the samples
column-scale = the scale of the deposited values: linear, log2, log2_twice, log_ratio, centred, zscored, proportion, counts or abundance (TPM, FPKM)
column-engine = what counts of reads were tested by: voom, voom_quality, trend, quasi_likelihood or deseq2; empty for arrays
column-scheme = how labels were permuted
column-score_p = of the score test
column-score_z = signed root of the score test; genes are ranked by it
column-se = its standard error
column-sentence_code = what is said, before any language
column-sentence_text = in words
column-sentence_values = { "{" }name: { "{" }kind, value{ "}" }{ "}" }: what it is said with; kind is count, p, effect, name, message …
column-series = the series
column-series_answer_accession = the id of the series, where "id" is the name of one of its contrasts; "" elsewhere
column-series_answer_call = up, down or not called, at the thresholds
column-series_answer_id = the series, e.g. a GEO accession
column-series_answer_level = what the series says of the gene in a word: up, down, undetermined …; null without a diagnosis
column-series_answer_n_pairs = individuals with a case and a control; 0 when unpaired
column-series_answer_note = what else must be known of the row, as said: that the gene was found under a previous name
column-series_answer_reason = { "{" }code, text, message{ "}" }: why the gene is not called; null when it is called
column-series_failure_id = the series
column-series_failure_platform = the array or platform, when known
column-series_failure_reason = { "{" }code, text, message{ "}" }: why it could not be analysed
column-series_failure_todo = what to do: lines for the study file, or the next step
column-share_of_calls = the same for called or not
column-share_of_variance = of the effects: variance of the options' means over the variance of all
column-shared = the pairs of samples that are one, or come from one individual
column-shared_sample_evidence = accession, profile, name, individual: what says that they are one
column-shared_sample_series_a = the series of the one
column-shared_sample_series_b = the series of the other
column-shared_sample_z = above the rest, on the scale of atanh
column-significant = share of all genes with p < 0.05
column-shared_contrast_kept = the contrast of the same series that is pooled
column-shared_contrast_n = in the model of this contrast
column-shared_contrast_n_shared = that the contrast that is pooled has, too
column-simulated = whether the data are simulated
column-source = whether times and events were inferred or named in the study file
column-specifications = the file with every specification, counted from the results folder
column-specifications_call = up, down or not called at the study's thresholds; empty without a result
column-specifications_call_at = the call at |log2FC| ≥ { $cut } and FDR < { $fdr } (pooled: p)
column-specifications_choice = the option of this choice; empty where the row's analysis does not have it
column-specifications_default = the study's own analysis
column-specifications_number = of the specification in its series, from 0
column-specifications_refused = why the combination makes no sense or has no result; empty where it was done
column-specifications_series = the series, or pooled
column-specifications_unit = of the effect: log2FC or difference; standard deviations where effect_measure is standardised
column-statistic = that |z|
column-survival_answer_cohorts = one object per cohort with an answer
column-survival_answer_endpoint = what ends the time: overall, recurrence …; endpoints are never mixed
column-survival_answer_pooled = log hazard ratios per SD over the cohorts; null where none is finite
column-survival_answer_shared = patients who stand in two cohorts, or twice in one, and what says so
column-survival_answer_counted_twice = the pooled line if nobody were left out; null where nobody is
column-survival_choices = survival under every choice; null where there is no survival
column-survival_curve_effect = log hazard ratio; null where refused
column-survival_curve_n = patients in them
column-survival_curve_p = two-sided; of a best cut the corrected one
column-survival_curve_refused = why there is no result: { "{" }text, code, values{ "}" }; null where there is one
column-survival_curve_se = its standard error; null for a best cut
column-survival_genes_coef = log hazard ratio per SD
column-survival_genes_fdr = Benjamini–Hochberg of score_p
column-survival_genes_gene = the gene
column-survival_genes_n = patients with a value
column-survival_genes_p = Wald's, two-sided
column-survival_genes_sd = standard deviation of the gene
column-survival_refusal_code = no_survival, switched_off, check, few_events, not_measured, constant or error
column-survival_refusal_endpoint = the endpoint; null where it holds for all
column-survival_refusal_text = why: { "{" }text, code, values{ "}" }
column-survival_refusal_todo = what to do, or the line for the study file: { "{" }text, code, values{ "}" }, or null
column-survival_specification_cohorts = all, or without one
column-survival_specification_covariates = none, all, or one covariate
column-survival_specification_cut = per_sd, median, tertiles (highest against lowest third) or best_cut (p corrected)
column-survival_specification_endpoint = the endpoint
column-survival_specification_unit = what the hazard ratio compares: per SD, or high v low
column-tau = up to which time is lived
column-tau2_empty = the series are more alike than chance makes them: no τ² fits, 0 to 0 is given
column-tau2_high = its upper end
column-tau2_low = lower end of the 95 % Q-profile interval of τ²
column-thresholds_fdr = cut on the false discovery rate
column-thresholds_log2fc = cut on |log2FC|
column-ticks = times of the numbers at risk
column-title = the series' title
column-subject_tissue = tissue of the case samples, as the series or the study file writes it; empty where neither does
column-subject_disease = disease of the case samples, as the series or the study file writes it; empty where neither does
column-two_groups_cut = high is above it
column-two_groups_flag = why nothing could be compared; empty where it could
column-two_groups_hazard = Cox's model, high against low
column-two_groups_high = the curve of the patients above the cut; null where nobody is
column-two_groups_kind = median, or fixed: a value of the study file
column-two_groups_low = the curve of the others
column-type_m = by how much a significant result then exaggerates on average
column-type_s = probability of a wrong sign of a significant result, were the threshold's |log2FC| true
column-unavailable = [{ "{" }dimension, option, why{ "}" }]: options that were asked for and the series does not offer
column-unit_cohorts = cohorts
column-unit_effect = log2 or the series' own unit, see effect_unit
column-unit_effect_as_unit = log2FC, or as unit says
column-unit_factor = factor
column-unit_genes = genes
column-unit_individuals = individuals
column-unit_ln_odds = ln odds
column-unit_log = natural log
column-unit_log2 = log2
column-unit_log2_squared = log2²
column-unit_months = months
column-unit_pairs = pairs
column-unit_patients = patients
column-unit_percent = %
column-unit_robust_sds = robust SDs
column-unit_samples = samples
column-unit_series = series
column-unit_share = 0 … 1
column-unit_size = pairs or samples per group
column-unit_specifications = specifications
column-unit_truth = true/false
column-unit_value = see value_unit
column-up = share that calls it up
column-used = whether it stands for the gene
column-value_unit = unit of the gene's values: log2, or the scale's name
column-verdict = { "{" }code, text, headline, details{ "}" }: the answer over all series: a stable code, all sentences, each as said
column-verdict_code = stable code of the answer
column-verdict_details = the sentences that it rests on, each as said
column-verdict_headline = the answer in one sentence, as said
column-verdict_text = all sentences
column-votes = { "{" }called_up, called_down, positive, negative{ "}" }: a description, no test
column-votes_called_down = series that call it down
column-votes_called_up = series that call the gene up at the thresholds
column-way = τ² by restricted maximum likelihood (reml), Paule-Mandel (pm), DerSimonian-Laird (dl) or taken as 0 (fe); interval by Hartung-Knapp (hk), the same with a factor of at least 1 (hk_max1), or the normal (z)
column-way_row_ci_high = upper end of the 95 % interval
column-way_row_ci_low = lower end of the 95 % interval
column-way_row_fdr = Benjamini–Hochberg over all genes pooled in this way
column-ways = the same series pooled in other ways; null when fewer than two can be pooled
column-ways_row_k = series that went in
column-why = the diagnosis: why the gene is, or is not, called; null where none was made
column-with_copies = the pooled line if samples that are in the study twice were counted twice; null without any
column-without = the pooled effect without each series in turn, in the study's own way
column-without_row_ci_high = upper end of the 95 % interval
column-without_row_ci_low = lower end of the 95 % interval; null where one series is left
column-without_row_estimate = pooled log2FC without it; where one series is left, that one's own
column-without_row_series = the series that is left out
column-worse = share of those in which high values are worse

## Figures as files

# What figures share
figure-effect = { $estimate } { $interval }
figure-interval = { $low -> [absent] – *[other] [{ $low }, { $high }] }
figure-sizes = { $cases } v { $controls }
figure-role_count = { $role } ({ $n })
figure-groups = { $cases -> [one] { $cases } case *[other] { $cases } cases }, { $controls -> [one] { $controls } control *[other] { $controls } controls }{ $neither -> [0] {""} *[other] , { $neither } neither }.

# Forest plot
figure-forest_name = { $gene } over all series
figure-forest_title = { $gene }{ $asked -> [absent] {""} *[other] {" "}(asked as { $asked }) } in { $n } series
figure-forest_line = measured in { $measured }; called up in { $up }, down in { $down }
figure-forest_names = series
figure-forest_lower = ← lower in case
figure-forest_higher = higher in case →
figure-forest_numbers = { $unit } [95 % CI]
figure-forest_below = { $platform -> [absent] { $size } *[other] { SHORT($platform, length: 18) } · { $size } }
figure-forest_not_measured = { $absence -> [unreadable] cannot be looked up [rare] counted too rarely *[fact] not measured }
figure-forest_called = FDR { $fdr } · { $call }
figure-forest_other_scale = difference of { $kind -> [centred] centred [proportion] methylation *[zscored] z-scored } values, not log2FC: not drawn
figure-forest_told = { $unit } { $effect }
figure-forest_pooled_of = { $k } series{ $i2 -> [absent] {""} *[other] , I² { $i2 } % }
figure-forest_one_series = one series only: nothing to pool
figure-forest_no_estimate = no pooled estimate
figure-forest_chance = p { $p } · 95 % PI { $interval }
figure-forest_axis = { $unit -> [difference] difference (not a log2 fold change) *[log2FC] log2FC }, case − control{ $cut -> [absent] {""} *[other] ; dashed: threshold ±{ $cut } }
figure-forest_marks = ▲ up, ▼ down, ● not called at |{ $unit }| ≥ { $log2fc } and FDR < { $fdr }
figure-forest_diamond = ◆ pooled: { $method }{ $thin -> [yes] ; thin line: prediction interval (PI) for a new series *[no] {""} }
figure-forest_failed = not analysed: { SHORT($series, length: 30) }: { $reason }
figure-forest_alt = Forest plot of { $gene }, case minus control: { $rows -> [0] no series could be analysed *[other] { LIST($rows, by: "semicolon") } }.
figure-forest_alt_row = { $series } ({ $size }) { $unit } { $effect }, { $call }
figure-forest_alt_absent = { $series } without values of it
figure-forest_alt_pooled = pooled over { $k } series { $effect }, p { $p }
figure-forest_alt_new = prediction interval { $interval }

# Values of the gene
figure-values_name = { $gene } in { $series }
figure-values_title = { $gene } in { SHORT($series, length: 30) }
figure-values_absent = there are no values of the gene
figure-values_axis = { $kind -> [log_ratio] log2 ratio of the two channels [centred] gene-centred value (not a log2 level) [zscored] z-score (not a log2 level) [counts] log2 counts per million [abundance] log2 (TPM or FPKM + 0.1) [proportion] proportion (not a log2 level) *[log2] log2 expression }
figure-values_line = { LIST($parts, by: "semicolon") }
figure-values_pairs = higher in case in { $up } of { $n -> [one] { $n } pair *[other] { $n } pairs }, lower in { $down }
figure-values_box = box: quartiles and median; whiskers: 1.5 box lengths at most
figure-values_unpaired = { $n -> [one] { $n } pair *[other] { $n } pairs } without both values
figure-values_missing = { $n -> [one] { $n } sample *[other] { $n } samples } without a value
figure-values_compared = { $unit } { $effect }, FDR { $fdr }
figure-values_n = n = { $n }
figure-values_alt = Values of { $gene } in { $series }: control ({ $control }) beside case ({ $case }), { $size }; { $unit } { $effect }, FDR { $fdr }.
figure-values_alt_absent = There are no values of the gene in { $series }.

# Volcano plot
figure-volcano_name = All genes in { $series }
figure-volcano_title = All genes in { SHORT($series, length: 30) }
figure-volcano_line = { $up } up ▲, { $down } down ▼ of { $n -> [one] { $n } gene *[other] { $n } genes }
figure-volcano_place = { $gene }: { $p -> [absent] no p-value *[other] p { $p }, rank { $rank } by p, ahead of { $ahead } % }
figure-volcano_fdr = { $any -> [yes] FDR { $fdr } *[no] no gene at FDR < { $fdr } }
figure-volcano_alt = Volcano plot of all genes in { $series }{ $gene -> [absent] ; the target has no value *[other] : { $gene } at { $unit } { $effect }, p { $p }, rank { $rank } of { $n } }.

# Samples
figure-pca_name = Principal components, { $series }
figure-pca_title = Principal components, { SHORT($series, length: 24) }
figure-pca_line = { $samples -> [one] { $samples } sample *[other] { $samples } samples }, { $genes -> [one] { $genes } gene *[other] { $genes } genes }
figure-pca_axis = component { $which } ({ $share } % of variance)
figure-pca_alt = Principal components of the samples of { $series }: { $first } % and { $second } % of the variance. { $groups }
figure-correlation_name = Sample correlation, { $series }
figure-correlation_title = Sample correlation, { SHORT($series, length: 24) }
figure-correlation_line = Pearson, clustered; lowest { $lowest }, median { $middle }
figure-correlation_alt = Heatmap of the correlations between the samples of { $series }, clustered. { $groups }

# While drawing
step-no_letters = The figures are in English: no font of this machine has Chinese letters (Noto Sans CJK SC is one).

## The report

# How it was done: the methods text
methods-nothing_compared = No series could be compared.
methods-data = Expression data of { $n } series were analysed{ COUNT($raw) -> [0] {" "}as deposited *[other] , as deposited unless said otherwise below }: { LIST($series, by: "comma") }.{ COUNT($simulated) -> [0] {""} *[other] {" "}Simulated data, not measurements: { LIST($simulated, by: "comma") }. }
methods-raw = { LIST($ways, by: "sentence") }
methods-raw_series = The values of { $series } were made from { $n } CEL files of { $chip } by robust multi-array average (RMA; Irizarry et al. 2003){ $background -> [none] {" "}without background correction *[other] {""} }{ $quantiles -> [none] {" "}without quantile normalisation *[other] {""} } with { $probes } perfect-match probes in { $sets } probe sets, as defined by { $file } (sha256 { $sha256 }…).
methods-raw_mas5 = The values of { $series } were made from { $n } CEL files of { $chip } by MAS 5.0 (Hubbell et al. 2002), each array scaled to a trimmed mean of 500, with { $probes } probe pairs in { $sets } probe sets, as defined by { $file } (sha256 { $sha256 }…); detection p-values by Wilcoxon's signed ranks (Liu et al. 2002) called { $least } to { $most } % of the sets present.
methods-raw_neqc = The values of { $series } were made from the raw signals of { $n } arrays of Illumina { $how -> [controls] by neqc (Shi, Oshlack and Smyth 2010): a normal and an exponential part with the background of { $controls } negative controls, offset { $offset }, quantile normalisation, log2. [detection] by neqc (Shi, Oshlack and Smyth 2010): a normal and an exponential part with the background inferred from the detection p-values, offset { $offset }, quantile normalisation, log2. *[other] by quantile normalisation and log2; the background was not corrected. }
methods-raw_spots = The values of { $series } were made from { $n } { $colours -> [two] two-colour *[one] one-colour } arrays read by { $program -> [genepix] GenePix [spot] SPOT [agilent] Agilent's Feature Extraction *[imagene] ImaGene }: background { $background -> [subtract] subtracted [normexp] corrected by a normal and exponential convolution (normexp; Ritchie et al. 2007) *[none] not corrected }, offset { $offset }{ $within -> [print_tip_loess] ; log ratios normalised by loess within each print tip (Yang et al. 2002; Smyth and Speed 2003) [loess] ; log ratios normalised by loess within each array (Yang et al. 2002; Smyth and Speed 2003) [median] ; log ratios centred at their median in each array *[none] {""} }{ $between -> [a_quantile] ; the arrays' mean intensities quantile-normalised (Yang and Thorne 2003) [quantile] ; quantile normalisation of all channels [scale] ; log ratios scaled to one median of absolute values *[none] {""} }.
methods-scale_linear = { LIST($series, by: "comma") }: on the linear scale, and log2 was taken (values ≤ 0 became missing)
methods-scale_log2 = { LIST($series, by: "comma") }: on the log2 scale already
methods-scale_log_ratio = { LIST($series, by: "comma") }: log2 ratios of two channels
methods-scale_centred = { LIST($series, by: "comma") }: centred by gene; their differences are not log2 fold changes and were not pooled
methods-scale_zscored = { LIST($series, by: "comma") }: z-scores; their differences are not log2 fold changes and were not pooled
methods-scale_log2_twice = { LIST($series, by: "comma") }: logged twice, and one logarithm was undone
methods-scale_proportion = { LIST($series, by: "comma") }: proportions or other values of methylation; their differences are not log2 fold changes and were not pooled
methods-scale_counts = { LIST($series, by: "comma") }: counts of reads, summed for each gene
methods-scale_abundance = { LIST($series, by: "comma") }: TPM, FPKM or CPM, of which log2 was taken after 0.1 was added
methods-preparation = Scale of the values: { LIST($scales, by: "semicolon") }. Probes were mapped to genes by today's symbols{ COUNT($as_given) -> [0] {""} *[other] , in { LIST($as_given, by: "comma") } as the table names them }; probes that name several genes were { $several -> [drop] left out *[keep] kept for each of their genes }; of several probes for one gene, { LIST($choices, by: "semicolon") }. This choice does not look at the groups.
methods-counts = Counts of several ids of one gene were summed. { LIST($ways, by: "sentence") }
methods-engine = In { LIST($series, by: "comma") } { $engine -> [deseq2] every gene counted in any sample was tested by the negative binomial Wald test of DESeq2 1.38 (size factors by median ratios, dispersions drawn towards their trend, outlying counts by Cook's distance replaced or withheld, independent filtering of low means; fold changes not shrunken). *[other] genes were kept by the rule of edgeR's filterByExpr for the model, and libraries normalised by { $normalise -> [TMM] the trimmed mean of M values (TMM) [RLE] median ratios (RLE) *[upper_quartile] upper quartiles }; { $engine -> [voom] log2 counts per million were fitted with a precision weight for each (voom). [voom_quality] log2 counts per million were fitted with a precision weight for each, times a weight of its sample (voom with quality weights). [trend] log2 counts per million, after a prior count of 2 was added, were fitted with a prior variance that follows the mean (limma-trend). *[quasi_likelihood] counts were tested by the quasi-likelihood F test of edgeR 3.40 (negative binomial, trended dispersion; the standard error is the fold change over the root of F). } }
methods-probe_choice = { $choice -> [highest_median] the probe with the highest median over all samples stood for the gene [highest_mean] the probe with the highest mean over all samples stood for the gene [highest_iqr] the probe with the largest interquartile range over all samples stood for the gene [highest_variance] the probe with the largest variance over all samples stood for the gene *[mean_of_probes] the mean of the gene's probes was used }
methods-probe_choice_in = in { $series }, { $choice }
methods-model = Case and control were compared by a linear model for all genes at once ({ LIST($designs, by: "semicolon") }), with moderated t-statistics (Smyth 2004) and 95 % confidence intervals from the moderated standard errors. False discovery rates are those of Benjamini and Hochberg (1995) over all genes tested in a series. A gene was called up or down when |log2FC| ≥ { $log2fc } and FDR < { $fdr }. log2FC is case − control.{ COUNT($refinements) -> [0] {""} *[other] {" "}{ LIST($refinements, by: "sentence") } }
methods-design = { $formula }: { LIST($series, by: "comma") }
methods-design_size = { $kind -> [paired] { $id } { $pairs -> [one] { $pairs } pair *[other] { $pairs } pairs } *[other] { $id } { $cases } v { $controls } }
methods-refined_trend = In { LIST($series, by: "comma") } the prior variance followed the mean expression.
methods-refined_robust = In { LIST($series, by: "comma") } the prior was protected from hypervariable genes (Phipson et al. 2016).
methods-refined_array_weights = In { LIST($series, by: "comma") } arrays were weighted by their quality (Ritchie et al. 2006).
methods-refined_group_weights = In { LIST($series, by: "comma") } the arrays of each group had a weight of their own, from a variance of each group over all genes (Ritchie et al. 2006).
methods-refined_mixed = In { LIST($series, by: "comma") } samples without a partner were kept by one correlation within individuals, estimated over all genes (Smyth, Michaud and Scott 2005).
methods-unequal = In { LIST($series, by: "comma") } the groups differ in size and spread: beside the model, every gene was tested with weights of the groups, from one ratio of their variances for all genes (Ritchie et al. 2006), and by Welch's t with variances that are moderated within each group{ $welch -> [yes] {""} *[no] {" "}where there are no covariates } (Smyth 2004; Welch 1947; Satterthwaite 1946). A call that the larger of the two p-values does not bear out, at the same FDR, is said to hang on the variances.
methods-diagnosis = Why a gene is or is not called was examined in each series: the largest fold change that can be claimed at the FDR (Harrison 2019), the test against a fold change of 1.2 (TREAT; McCarthy and Smyth 2009), two one-sided tests of equivalence on the moderated t (Schuirmann 1987), the effect detectable with power 0.8 and the size needed at the p-value that the FDR implied (noncentral t), type S and type M errors (Gelman and Carlin 2014), and refits without each sample or pair at the prior and the p-value line of the full analysis.
methods-composition = Where the gene is significant, it was asked whether it goes with a mix of cells: { $n } scores, each the mean of standardised markers (without the gene itself), as covariates, their p-values corrected for the number tried (Holm 1979). The markers of { LIST($becht) } are those of Becht 2016 (MCP-counter), those of { LIST($yoshihara) } are from Yoshihara 2013 (ESTIMATE), those of { LIST($franzen) } from PanglaoDB (Franzén 2019), those of { LIST($tirosh) } from the cell-cycle genes of Tirosh 2016.
methods-pooling = Over series, log2FC with its moderated standard error was pooled by a random-effects meta-analysis: the variance between series by restricted maximum likelihood, the interval and p-value by the Hartung–Knapp method (IntHout 2014; in simulations of 3, 5 and 10 series the 95 % interval held 94 to 95 % of the time), and from three series on a 95 % prediction interval for a new series with k − 2 degrees of freedom, k being the number of series that measured the gene (Higgins 2009; Riley 2011).
methods-overlap = Each of { $n } series{ $pairs -> [absent] {""} [one] {" "}and each of { $pairs } pair of series *[other] {" "}and each of { $pairs } pairs of series } was searched for samples that are in the study twice: by accession, by the words of the series and the individuals' names, and by profiles, each gene centred within its group and series, that are correlated far above the rest and with no other sample nearly as much, its own copies and samples of its individual aside. { $dropped -> [0] Nothing had to be left out of the pooling. [one] { $dropped } sample was left out of the pooling, so that no patient counts twice. *[other] { $dropped } samples were left out of the pooling, so that no patient counts twice. }
methods-multiverse = How much the answer depends on the analyst was examined by a multiverse analysis (Steegen 2016): { $n -> [one] { $n } specification *[other] { $n } specifications } in all, which differ in { COUNT($dimensions) -> [0] nothing *[other] { LIST($dimensions, by: "comma") } }{ $quantile -> [yes] {" "}(quantile normalisation as of Bolstad 2003) *[no] {""} }.{ $drawn -> [yes] {" "}Where there were more than the study's limit, they were drawn at random. *[no] {""} } The thresholds were applied to the finished specifications. Effects were sorted as a specification curve (Simonsohn 2020); effects whose 1 % and 99 % quantiles have opposite signs are called a Janus effect (Patel 2015).{ $draws -> [absent] {""} *[other] {" "}Joint p-values are from up to { $draws } permutations of the labels (within pairs, swapped), the same labels for every specification; in these, robust tests had the prior of the moderated test, and array weights and the correlation within individuals were estimated without the groups. }
methods-ways = To see how much the pooled answer depends on the way of pooling, every gene was also pooled with a Hartung–Knapp factor of at least 1, with the variance between series by Paule and Mandel and by DerSimonian and Laird, with normal intervals, and by one common effect; without each series in turn; and by one-sided p-values of the moderated t, combined by Fisher's, Stouffer's and the Cauchy method (ACAT, Liu 2019), and robust rank aggregation (Kolde 2012, exact p), in both directions. The interval of the variance between series is by the Q-profile (Viechtbauer 2007).
methods-software = Software: geneverdict { $version }{ COUNT($others) -> [0] {""} *[other] {" "}({ LIST($others, by: "comma") }) }. Its numbers are tested against R's { LIST($peers) }. limma from 3.61.8 on treats genes with unequal residual degrees of freedom (missing values) differently by default; here it is done in the classic way.

# The same series pooled in other ways
ways-reml_hk = random effects, Hartung–Knapp
    .short = this study's own way
ways-reml_hk_max1 = the same, never narrower than the normal
    .short = Hartung–Knapp never narrower than the normal
ways-pm_hk = random effects by Paule–Mandel, Hartung–Knapp
    .short = Paule–Mandel with Hartung–Knapp
ways-reml_z = random effects, normal
    .short = random effects with the normal
ways-dl_z = random effects by DerSimonian–Laird, normal
    .short = DerSimonian–Laird with the normal
ways-fe_z = one common effect (“fixed”), normal
    .short = one common effect (fixed)
ways-three_normal = the three that use the normal
ways-three_hartung_knapp = the three by Hartung–Knapp
ways-no_estimate = No way gives an estimate.
ways-agreement = { $all -> [yes] All { $n -> [1] one [2] two [3] three [4] four [5] five [6] six *[other] { $n } } *[no] { $n } of { $total } } ways give a log2FC of { $range }{ $signs -> [yes] ; they do not agree on its sign *[no] {""} }; { $significant }.
ways-range = { $same -> [yes] { $low } *[no] { $low } to { $high } }
ways-significant_in_none = p < { $level } in none
ways-significant_in_all = p < { $level } in all
ways-significant_only_by = p < { $level } only by { LIST($ways) }
ways-significant_in_all_but = p < { $level } in all but { LIST($ways) }
ways-leaving_out_of_two = With two series, leaving one out leaves the other alone: nothing to pool.
ways-leaving_out = Without one series at a time the estimate is { $range }{ $largest -> [absent] {""} *[other] {" "}and p at most { $largest } }; it moves most without { $most }, to { $estimate }. { COUNT($changes) -> [0] No series alone decides its sign, or whether p < { $level }. *[other] What changes: { LIST($changes, by: "semicolon") }. }
ways-changes = without { $series } { ways-changes_what }
ways-changes_what = { $sign -> [yes] the sign turns{ $crosses -> [no] {""} *[other] {" "}and{" "} } *[no] {""} }{ $crosses -> [below] p falls below { $level } [above] p is no longer below { $level } *[no] {""} }
ways-spread_empty = The series are more alike than chance would make them: no variance between series fits, and its 95 % interval (Q-profile) is given as 0 to 0. Hartung–Knapp intervals can then be too narrow; the one that is never narrower than the normal is the safer.
ways-spread = τ², the variance between series, is { $tau2 }; its 95 % interval (Q-profile) reaches from { $low } to { $high }, I² from { $i2_low } to { $i2_high } %. The fewer the series, the less they tell about how much series differ.
ways-by_fisher = Fisher
    .meaning = some series move this way; a single strong one is enough
ways-by_stouffer = Stouffer
    .meaning = the series move this way taken together; up and down cancel
ways-by_acat = ACAT
    .meaning = at least one series does; one strongly the other way outweighs the rest
ways-by_rank_aggregation = Ranks
    .meaning = near the top of more series' lists than chance puts it
ways-directions = { $up } { $down }{ $both -> [yes] {" "}Some series point up and others down. *[no] {""} }
ways-direction = { $direction -> [up] Up *[down] Down }: p < { $level } by { COUNT($ways) -> [0] none *[other] { $all -> [yes] all { $n -> [4] four *[other] { $n } } *[no] { LIST($ways, by: "comma") } } }.
ways-votes = Counted: log2FC is above 0 in { $positive } and below 0 in { $negative } of { $k } series; called up in { $up }, down in { $down }. This is a description, not a test: a small series seldom calls a gene that differs, so counting calls gets worse with every small series, not better.
ways-too_sure = “Normal” takes the variance between series as known, one common effect takes it as nothing: with few series that differ, both are too sure of themselves.
ways-partly = A small p here says that the gene moves in that direction in some of the series, not in all, and not by how much.
ways-title = The same series pooled in other ways
ways-by_estimator = By estimator and test
ways-way = Way
ways-fdr_help = Benjamini–Hochberg over all genes pooled in this way
ways-own = this study’s own
ways-without_one = Without one series
ways-without = Without
ways-combined = p-values and ranks combined, series counted
ways-one_sided = One-sided, over { $k } series
ways-by = By
ways-up_p = Up: p
ways-up_fdr = Up: FDR
ways-down_p = Down: p
ways-down_fdr = Down: FDR
ways-small_p = What a small p says

# The report
report-simulated = simulated
report-grade_sure = sure
report-grade_check = check
report-up = up
report-down = down
report-not_measured = { $absence -> [unreadable] cannot be looked up [rare] counted too rarely *[fact] not measured }
report-not_called = not called
report-figure_scrolls = figure, scrolls sideways on small screens
report-swipe = Swipe the figure sideways to see all of it.
report-as_file = Files:
report-asked_as = asked as { $name }
report-also = { $gene } is an alias of { LIST($others, by: "comma", max: 4) }, too: if { COUNT($others) -> [one] that *[other] one of these } is meant, ask for it by its own symbol.
report-sections = Sections
report-not_analysed = Not analysed
report-analyst = Does it depend on the analyst?
report-survival = Survival
report-twice = Same patients twice?
report-methods = How it was done
report-files = Files
report-provenance = Provenance
report-pooled = Pooled over { $k } series: log2FC { $estimate } { $interval }, p { $p }; { $new -> [absent] {""} *[other] prediction interval { $new };{" "} }τ² { $tau2 }, I² { $i2 } %. Q { $q } (p { $q_p }); { $method }. The confidence interval is about the mean effect{ $further -> [yes] ; the prediction interval is where a new series would be expected. *[other] . }
report-nothing_pooled = Measured on a log2 scale in { $k } series: nothing to pool.
report-interval = { $low -> [absent] – *[other] [{ $low }, { $high }] }
report-same_patients = The same patients twice
report-not_pooled = Not pooled: { LIST($series, by: "semicolon") }.
report-not_pooled_one = { $id } ({ $why })
report-gene_in = { $gene } in { $series }
report-colon = { ": " }
report-pooling = REML, Hartung-Knapp
report-aside = { $what } ({ $aside })
report-samples_of = The samples of { $series }, and what was inferred
report-table = { $gene }, case − control, at |log2FC| ≥ { $log2fc } and FDR < { $fdr }
report-series = Series
report-samples = Samples
report-ci = 95 % CI
report-rank = Rank
report-call = Call
report-level_why = Level, and why
report-reason = Reason
report-probe = Probe
report-genes = Genes
report-mean = Mean
report-fdr_probes = FDR among probes
report-used = Used
report-level = Level
report-effect = Effect
report-pairs = { $n -> [one] { $n } pair *[other] { $n } pairs }
report-sizes = { $cases } v { $controls }
report-difference = difference
report-rank_of = { $rank } of { $n }
report-ahead = ahead of { $share } %
report-other_scale = Where the values are centred, z-scored or proportions, the effect is a difference of such values, not a log2 fold change.
report-none_compared = No series could be compared. The reasons:
report-every_probe = Every probe of the gene ({ $n })
report-yes = yes
report-no = no
report-series_line = { $n -> [one] { $n } sample *[other] { $n } samples } · case: { $case } · control: { $control }
report-list_in_html = { $summary }; the list is in the HTML file.
report-inferred = What was inferred, and why
report-source = Source
report-scale = Scale
report-groups = Groups
report-pairs_title = Pairs
report-left_out = Left out
report-model = Model
report-probes_to_genes = Probes to genes
report-notes = Notes
report-versions = Versions
report-options = Options
report-option = { $option -> [mirror] mirror [offline] offline [accept_checks] accept_checks *[strict] strict }: { $set -> [true] true [false] false *[other] { $value } }
report-seconds = Seconds
report-step = { $step -> [series] series [overlap] overlap [pooling] pooling [tables] tables [answers] answers [multiverse] multiverse [survival] survival *[report] report } { $seconds }
report-scale_is = { $kind -> [linear] linear [log2] log2 [log_ratio] log2 ratio [centred] centred by gene [log2_twice] logged twice [counts] counts of reads [abundance] shares of reads (TPM, FPKM) [proportion] proportions or other values of methylation *[zscored] z-scored }; { $kind -> [log2_twice] one logarithm was undone *[other] { $transformed -> [yes] log2 was taken *[no] kept as deposited } }; { $normalised -> [yes] quantile-normalised already *[no] not quantile-normalised }. { $q5 -> [absent] {""} *[other] Quantiles as deposited: min { $q0 }, 25 % { $q1 }, median { $q2 }, 75 % { $q3 }, 99 % { $q4 }, max { $q5 }. }{ $nonpositive -> [0] {""} *[other] {" "}{ $nonpositive -> [one] { $nonpositive } value *[other] { $nonpositive } values } ≤ 0{ $transformed -> [yes] {" "}became missing. *[no] . } }{ $missing -> [0] {""} *[other] {" "}{ $missing -> [one] { $missing } value *[other] { $missing } values } missing as deposited. }
report-group_counts = { $case } case ({ $case_label }), { $control } control ({ $control_label }), { $neither } neither; from the { $source -> [inferred] sample fields (inferred) *[file] study file }.
report-samples_in_html = Every sample with its role and why: in the HTML file.
report-every_sample = Every sample
report-sample = Sample
report-title = Title
report-role = Role
report-why = Why
report-individual = Individual
report-pairs_found = { $n -> [0] No pairs [one] { $n } pair *[other] { $n } pairs } found{ $source -> [inferred] {" "}(inferred) [study_file] {" "}(from the study file) *[none] {""} }; the model is { $kind -> [paired] paired [unpaired] unpaired *[mixed] mixed }.
report-not_in_model = { $n -> [one] { $n } sample *[other] { $n } samples } of { $total } not in the model:
report-no_sample = No sample: all are in.
report-model_is = , { $cases } case and { $controls } control samples{ COUNT($covariates) -> [0] {""} *[other] ; covariates { LIST($covariates, by: "comma") } }. Prior degrees of freedom { $df }, prior variance { $variance }; { $genes -> [one] { $genes } gene *[other] { $genes } genes }.
report-probe_map = { $probes -> [one] { $probes } probe *[other] { $probes } probes }, { $annotated } name a gene, { $several } name several; { $genes -> [one] { $genes } gene *[other] { $genes } genes }. From { $source }.
report-renamed = { $n -> [one] { $n } symbol *[other] { $n } symbols } brought up to date
report-ambiguous = { $n -> [one] { $n } ambiguous name *[other] { $n } ambiguous names } kept as written
report-dates = Names that a spreadsheet turned into dates:
report-no_gene = cannot be told, no gene
report-files_read = Files that were read
report-address = Address
report-size = Size
report-date = Date
report-weight_decides = decides
report-weight_matters = matters
report-change = What would change it:
report-why_called = why, and how firmly?
report-why_not = why not?
report-of_series = { $n -> [one] { $n } finding *[other] { $n } findings } about { $series } as a whole: { LIST($parts, by: "comma") }.
report-n_decides = { $n } { $n -> [one] decides *[other] decide }
report-n_matters = { $n } { $n -> [one] matters *[other] matter }
report-n_note = { $n } { $n -> [one] is a note *[other] are notes }
report-good_to_know = Good to know ({ $n })
report-numbers = The numbers
report-presets = At the thresholds people use
report-thresholds = Thresholds
report-called = Called
report-genes_called = Genes called
report-presets_of = At which thresholds do how many series call { $gene }?
report-series_that_call = Series that call it
report-which = Which
report-whole = The series as a whole
report-overlap = Are the same patients in it twice?
report-shared = { $n -> [one] { $n } pair *[other] { $n } pairs } of samples that are one
report-first_of = The first { $shown } of { $n }; all are in
report-shared_caption = r: correlation of the two profiles, each gene centred within its group and series; next best: the highest of either with any other sample
report-group = Group
report-next_best = Next best
report-evidence = Evidence
report-other_sample = Other sample
report-its_series = Its series
report-dropped = { $n -> [one] { $n } sample *[other] { $n } samples } left out of the pooling
report-and_more = and { $n } more
report-comparisons = Every comparison in words ({ $n })
report-heading = Gene verdict
report-meta = { $n } series analysed{ $failed -> [0] {""} *[other] , { $failed } not } · |log2FC| ≥ { $log2fc } and FDR < { $fdr } · { $date }
report-all_simulated = Simulated data: this report shows made-up numbers for trial, not measurements.
report-some_simulated = Simulated data: some series of this report are made-up numbers for trial, not measurements.
report-in_full = In full, at the study’s own thresholds, with every series
report-pooling_and_thresholds = Pooled in other ways, and at other thresholds
report-the_series = The series
report-same_for_all = What is the same for every gene: the samples, and what was inferred.
report-todo = What to do:
report-references = References
report-beside = In the folder of results and in its bundle (geneverdict bundle results); each figure as SVG, PDF and PNG in
report-beside_some = In the folder of results and in its bundle (geneverdict bundle results); the figures shown here as SVG, and every figure as SVG, PDF and PNG after geneverdict figures results, in
report-no_figures = In the folder of results and in its bundle (geneverdict bundle results); no figures were drawn, as was asked for (--no-figures); geneverdict figures results draws them.
report-not_bundled = In the folder of results alone, for programs:
report-made_by = Made by geneverdict { $version } on { $date }. This file needs no network.

# Numbers of the diagnosis
number-confident = Confident log2FC
number-confident_difference = Confident difference
number-none = none
number-confident_meaning = the largest effect that can be claimed at the FDR
number-confident_none = the largest effect that can be claimed at the FDR: the gene is not significant
number-size = { $effect }{ $fold -> [absent] {""} *[other] {" "}({ $fold }-fold) }
number-p = p
number-p_value = { $p }, the line is { $line }
number-p_meaning = the last p that meets the FDR is the line; { $before -> [one] { $before } gene *[other] { $before } genes } of { $n } before it
number-detectable = Detectable
number-detectable_meaning = the true { $log2 -> [yes] |log2FC| *[no] difference } that a study like this sees with power 0.8 at that line
number-needed = Needed
number-needed_value = { $n } { $design -> [paired] pairs *[unpaired] samples in each group }
number-needed_meaning = to make |log2FC| { $cut } significant with power 0.8 (in the list it would be in half of such studies); here { $design -> [paired] { $pairs -> [one] { $pairs } pair *[other] { $pairs } pairs } *[unpaired] { $cases } v { $controls } }
number-listed = To be listed
number-listed_value = { $n -> [absent] { $state -> [never] no number of samples *[over] over a million } *[other] { $n } { $design -> [paired] pairs *[unpaired] samples in each group }{ $low -> [absent] {""} *[other] {" "}({ $low } to { $high -> [absent] over a million *[other] { $high } }) } }; { $chance } % in a study like this
number-listed_meaning = with probability 0.8, were its own estimate true; the interval (90 %) is from how well its SD is known
number-misleading = Type S and M
number-misleading_value = { $type_s } % wrong sign{ $type_m -> [absent] {""} *[other] ; effect overstated { $type_m } times }
number-misleading_meaning = what a significant result here would be, were |log2FC| { $cut } true
number-equivalence = Equivalence
number-equivalence_value = p { $p } against ±{ $bound }
number-equivalence_meaning = a small p speaks for a true { $log2 -> [yes] log2FC *[no] difference } inside ±{ $bound }{ $fold -> [absent] {""} *[other] {" "}({ $fold }-fold) }
report-cut_varies = its cut on |log2FC| differs by series
report-cuts = |log2FC| ≥ { $log2fc }, FDR < { $fdr }
report-its_fdr = its FDR < { $fdr }
report-counts = Of { $n -> [one] { $n } gene *[other] { $n } genes } in this series, { LIST($parts, by: "semicolon") }.
report-count_up = { $n } called up
report-count_down = { $n } called down
report-count_up_short = { $n } significantly up but short of the fold change
report-count_down_short = { $n } significantly down but short of it
report-count_trivial = { $n } different, but by less than what matters
report-count_equivalent = { $n } not different by what matters
report-count_undetermined = { $n } undetermined
report-count_not_measured = { $n } without a test
report-evidence_accession = same accession
report-evidence_profile = profile
report-evidence_name = names
report-evidence_individual = individual
report-samples_of_series = { $n -> [one] { $n } sample *[other] { $n } samples } of { $series }
report-duplicates = Left out of the pooling: { LIST($named) }, which { $total -> [one] is *[other] are } in this study twice or no independent sample.{ $k -> [1] {""} *[other] {" "}With { $total -> [one] it *[other] them } counted, it would be log2FC { $estimate } { $interval }, p { $p }, over { $k } series. }

# Files beside the report
file-study = the study as resolved
file-provenance = provenance
file-samples = samples
file-pooled = pooled, all genes
file-pooled_table = pooled, all genes, for spreadsheets
file-pooled_ways = pooled in other ways, all genes
file-overlap = samples that are in the study twice
file-genes = { $series }, all genes
file-table = { $series }, all genes, for spreadsheets
file-ranked = { $series }, genes ranked by t, for GSEA
file-probes = { $series }, all probes
file-values = { $series }, values
file-multiverse = { $series }, all genes over the specifications
file-json = { $gene }, as JSON
file-csv = { $gene }, as CSV
file-other_genes = the other genes, as JSON and CSV
file-specifications = { $gene }, every specification

## The interactive page

# The interactive page: how its texts are put together
page-sentences = { LIST($all, by: "sentence") }
page-clauses = { LIST($all, by: "semicolon") }
page-stop = { $title }.
page-as_is = { $text }
page-interval = { $low -> [absent] – *[other] { $high -> [absent] – *[other] {"["}{ $low }, { $high }{"]"} } }
page-percent = { $share } %
page-value_in_words = { $value } ({ $words })
page-yes = yes
page-no = no

# Why a gene is not called, where only the page can say it
reason-treat = { $claimed -> [absent] not even its direction can be claimed at FDR { $fdr_cut } (TREAT) *[other] TREAT claims a |log2FC| of { $claimed } at FDR { $fdr_cut }, less than { $cut } }
reason-no_value = { $gene } has no value of its own here: it was not measured, it cannot be looked up, or only probes of several genes name it

# Around the page
page-not_started = The interactive part could not start:
page-browser_too_old = This browser is too old for the interactive part.
page-none_compared = No series of this study could be compared.
page-none_compared_but = No series of this study could be compared. The report says why, and what is known all the same.
page-needs_scripts = This page needs JavaScript. The report tells the genes that the study names without it.
page-simulated_study = Simulated data: numbers of this study are made up for trial, not measured.
page-the_report = The report of this study
page-block_missing = this report has no block "{ $id }": it is not whole
page-block_damaged = the block "{ $id }" of this report is damaged: it cannot be read
page-server_silent = The server does not answer: was it stopped? Start it again with geneverdict serve, and reload this page.
page-server_answers = the server answers { $status } to { $address }
page-new_run = These results were replaced by a new run: reload this page.
page-numbers_unreadable = The numbers of { $series } are damaged: they cannot be read.
page-numbers_wrong_size = The numbers of { $series } are damaged: they have the wrong size.
page-numbers_other_genes = The numbers of { $series } are damaged: their genes are not those of the study.
page-no_such_gene = { $gene } is no gene that a series of this study measured.
page-full_failed = The full answer could not be brought: { $why }
page-light = Light
page-dark = Dark
page-skip = Skip the interactive part
page-line = { $way -> [both] up in { $up }, down in { $down } of { $n } series [up] up in { $up } of { $n } series [down] down in { $down } of { $n } series [none] not called in { $n } series *[nowhere] not measured }
page-contents = Contents
page-bar = Search, verdict and contents
page-to_full = In full
page-to_overlap = Same patients?
page-to_survival = Patients
page-to_analyst = Analyst
page-to_series = Samples
page-to_compare = Compare genes
page-to_genes = All genes
page-to_thresholds = Thresholds
page-to_each = Each series
page-to_grounds = How sure
page-to_answer = Answer
page-copied = Copied.
page-part_thresholds = At which thresholds is it in the list?
page-part_series = Series by series
page-part_quality = Probes, and the quality of the samples
page-part_curve = Every analysis, sorted by its effect, with the choices it makes
page-part_lives = Whether the hazard ratio stays the same over time, and other ways to analyse survival
page-part_each = What each series says
page-part_genes = All genes
page-genes_gene = Gene
page-genes_list = List of genes
page-genes_copy = Copy names
page-genes_csv = Save as CSV
page-genes_xlsx = Save as XLSX
page-genes_rnk = Save as ranked list (.rnk)
page-genes_none = Choose none
page-genes_choose = Chosen
page-genes_choose_one = choose { $gene }
page-genes_count = { $n } of { $all -> [one] { $all } gene *[other] { $all } genes }{ $chosen -> [0] {""} *[other] , { $chosen } chosen }
page-genes_find = part of a name
page-genes_narrow = Which genes
page-genes_filter = { $which -> [called] called [up] called up [down] called down [short] significant but short of the size [large] large enough but not significant [small] not different by what matters [undetermined] undetermined *[all] all genes }
page-genes_about = Calls follow the thresholds above. The genes that are ticked, else all that are listed, are copied and saved, with four digits; the tables among the results have all digits. Ticked genes also make the heat map.
page-genes_no_pooling = There are not two series with log2 fold changes to pool.
page-genes_copies = Samples stand in the study twice, so pooling all genes takes their values: the results' table of pooled genes has it.
page-heat_title = { $genes } genes in { $n } series
page-heat_about = log2FC, case − control; the deeper the colour the larger, up to 2; ▲ up and ▼ down at the present thresholds. An empty cell: not measured, or no log2 fold change. A click on a cell shows that gene.
page-heat_alt = { $genes } genes in { $n } series: { $up } called up, { $down } called down
page-heat_tip = log2FC { $log2fc }, FDR { $fdr }
page-part_analyst = How much does the answer depend on the analyst?
page-part_survival = Does it matter for the patient?
page-part_overlap = Are the same patients in it twice?
page-part_compare = Genes side by side
page-below_counts_all = What follows counts every series and sample and calls by |log2FC| and FDR: your leaving out, and TREAT, concern the part above.

# Search and comparison
page-search = Search any gene of the study: symbol or previous name
page-genes_found = Genes found
page-previous_name = previous or other name { $name }
page-similar_name = similar name
page-of_probe = probe { $probe }
page-none_found = No gene of this study is named “{ $query }”, nor nearly so.
page-compare = Compare
page-another_gene = another gene
page-compare_gene = Gene to compare with
page-compare_not = compare no longer with { $name }

# The answer
page-asked_as = Asked as { $name }.
page-alias_too = { $gene } is an alias of { LIST($others, max: 4) }, too: if { COUNT($others) -> [one] that *[other] one of these } is meant, ask for it by its own symbol.
page-you_left_out = You left out { LIST($what, max: 6) }.
page-put_all_back = Put everything back
page-address_asked = The address asked for { $name } = { $value }, which cannot be; the usual is shown.
page-refit_note = { $series }: { $note }.
page-refit_none = the samples left out were not in the model
page-refit_impossible = cannot be fitted again here, so its samples stay in: { $why }
page-refit_too_few = too few samples are left
page-refit_done = fitted again without { LIST($samples, max: 4) }; prior and other genes as they were{ $held -> [weights] , and so were the sizes of the libraries, the genes tested and the weights of the counts [libraries] , and so were the sizes of the libraries and the genes tested *[other] {""} }
page-values_not_here = its values are not in this file
page-model_counts = the counts are tested by an engine of their own, which the page does not have
page-model_array_weights = arrays have weights
page-model_group_weights = the groups have weights
page-model_blocks = samples of one individual share one correlation
page-how_sure = How sure?
page-sure_alone = No series to compare with
page-sure_one_series = Only one series measured it on a log2 scale, so nothing can be said of other series.
page-sure_no_series = No series measured it on a log2 scale.
page-sure_open = Average direction open
page-sure_different = Different { $what -> [tissues] tissues [diseases] diseases *[both] tissues and diseases }: each series for itself
page-sure_doubted = Labels in doubt: { LIST($series, max: 3) }
page-sure_further = Same direction expected in a further series
page-sure_average = Average direction supported, not that of each series
page-with_everything = With everything in: log2FC { $estimate } { page-interval }, p { $p }.
page-hangs_on = What does it hang on?
page-hangs_thresholds = Thresholds:
page-hangs_series = Series:
page-hangs_samples = Samples:
page-hangs_cells = Mix of cells:
page-hangs_analyst = Analyst:
page-threshold_lower = with |log2FC| ≥ { $size } instead of { $cut }, { $id } would call it, too
page-threshold_up_to = { $id } calls it up to |log2FC| ≥ { $size } and at any FDR above { $fdr }
page-threshold_fdr = with an FDR above { $fdr }, { $id } would call it, too
page-threshold_none = no usual threshold changes a call
page-without_any_one = leaving out any one of them keeps the pooled p on the same side of 0.05
page-without_p = { $id } (p { $p })
page-without_series = without { LIST($series, by: "comma") } the pooled p { $now -> [below] is no longer *[above] falls } below 0.05
page-without_samples = in { $id } it would { $call -> [not_called] be called *[called] no longer be called } without { LIST($samples, max: 4) }
page-goes_with_markers = in { $id } it goes with { $set } markers (of { $n_tried -> [one] { $n_tried } score *[other] { $n_tried } scores } tried; p { $p_corrected }, corrected for that); with these in the model the { phrase-effect } goes from { $before } to { $after }, which corrects nothing where the disease itself changes the cells
page-analyses_call_it = { $id }: { $share } % of { $n } reasonable analyses call it

# The thresholds
page-move_thresholds = Move the thresholds yourself
page-cut_at_least = |log2FC| at least
page-cut_claimed = |log2FC| claimed to be at least
page-fdr_below = FDR below
page-change_at_least = a change of at least { $fold }-fold
page-share_false = of the genes called, about { $percent } % may be false positives
page-number_expected = A number from { $low } to { $high } is expected here.
page-treat = TREAT: larger than the threshold
page-treat_help = Instead of cutting twice, count genes whose change is shown to exceed the threshold, at the study's FDR of { $fdr }.
page-keep_thresholds = Keep these thresholds
page-treat_what = What is TREAT?
page-treat_no_line = # a study file has no line for TREAT: it is always computed
page-presets = Thresholds people use
page-preset = |log2FC| { $cut }, FDR { $fdr_cut }
page-preset_own = the study's own: { $cut }, { $fdr_cut }
page-copy_lines = Copy as study-file lines
page-copy_link = Copy a link to this view

# The series
page-rows_label = The series, one by one
page-rows_caption = { $gene } in each series at { page-thresholds }
page-thresholds = |log2FC| ≥ { $cut }{ $rule -> [treat] {" "}by TREAT, *[cuts] {" "}and } FDR < { $fdr_cut }
page-head_series = Series
page-head_samples = Samples
page-head_ci = 95 % CI
page-head_why = Call, and why
page-head_up = Genes up
page-head_down = Genes down
page-head_counted = Counted
page-head_call = Call
page-head_sample = Sample
page-head_title = Title
page-head_value = Value
page-head_group = Group
page-head_individual = Individual
page-head_direction = Direction
page-head_up_to_cut = called up to this threshold on |log2FC|
page-head_above_fdr = and at any FDR threshold above
page-head_gene_called = Gene called
page-difference = difference
page-not_measured = { $absence -> [unreadable] cannot be looked up [rare] counted too rarely *[fact] not measured }
page-left_out = left out
page-pooled = Pooled
page-tally = up in { $up }, down in { $down } of { $n } series that measured it
page-count_it = count { $id }
page-case_v_control = { $case } v { $control }
page-which_series = Which series
page-groups = case: { $case }; control: { $control }
page-samples_summary = The { $n } samples of { $id }, to select or leave out ({ $used } are in the model)
page-put_back = Put it back
page-leave_out = Leave it out of the answer
page-show_no_longer = Show it no longer
page-not_in_model = not in the model
page-role_and_pair = { phrase-role }, { $pair }
page-role_and_n = { phrase-role } ({ $n })

# The analyses
page-curves_not_made = The reasonable analyses were worked out for the genes that the study names only. For this gene: geneverdict multiverse { $gene } study.toml -o results
page-choose_curve = Choose one to see its curve
page-head_analyses = Analyses
page-head_share_called = call it at the present thresholds
page-head_effects_from = Effects from
page-head_effects_to = to

# Figures: their frame, and what several say
page-numbers = Numbers
page-copy_numbers = Copy the numbers
page-more_rows = { $n } more rows are in what “Copy the numbers” copies.
page-simulated = { $title } · simulated data
page-figure_failed = This figure could not be drawn: { $why }
page-being_read = The numbers of all genes of { $id } are being read …
page-without_treat = Here calls are by |log2FC| and FDR, also while the page calls by TREAT.
page-axis_effect = { $effect -> [log2FC] log2FC *[difference] difference (not a log2 fold change) }, case − control
page-effect_alone = { phrase-effect } { $log2fc }
page-effect_interval = { phrase-effect } { $log2fc } { page-interval }
page-effect_p_fdr = { phrase-effect } { $log2fc }, p { $p }, FDR { $fdr }
page-value_unit = { $scale -> [log_ratio] log2 ratio of the two channels [centred] gene-centred value (not a log2 level) [zscored] z-score (not a log2 level) [counts] log2 counts per million [abundance] log2 (TPM or FPKM + 0.1) [proportion] proportion (not a log2 level) *[log2] log2 expression }
page-value = value
page-value_of = { $unit } { $value }
page-n_is = n = { $n }
page-missing_values = no value in { $missing } of { $n } samples
page-median = median
page-called = called
page-own = the study's own
page-col_sample = sample
page-col_title = title
page-col_group = group
page-col_pair = pair
page-col_in_model = in the model
page-col_series = series
page-col_probe = probe
page-col_genes = genes
page-col_used = used
page-col_note = note
page-col_effect = effect
page-col_call = call
page-col_ci_low = CI low
page-col_ci_high = CI high
page-col_ci95_low = 95 % CI low
page-col_ci95_high = 95 % CI high
page-col_event = event
page-col_component1 = component 1
page-col_component2 = component 2
page-col_shared = samples that are the same
page-col_highest_other = highest other correlation
page-col_counts_from = counts from
page-col_words = in words

# … the forest
page-forest_title = { $gene }: { $n } series, { $measured } { $measured -> [one] measures *[other] measure } it
page-forest_about = Each line is one series with its 95 % interval: a triangle is called at the present thresholds, a circle is not; the diamond is the mean over the series, the thin line where a further series would be expected; an arrow head says that it runs on. The mean takes all series as one question: whether their groups fit together is yours to judge.
page-forest_axis = log2FC, case − control; dashed: threshold ±{ $cut }
page-values_title = { $gene } in { $n } series, sample by sample
page-values_about = Each dot is a sample of the model; the box spans the quartiles with the median, the whiskers reach at most 1.5 box lengths. p and FDR are those of the series' own test, which keeps pairs together. Each series has an axis of its own: levels of different platforms do not compare.
page-values_alt = { $series }: median { $control } in control, { $cases } in case; { $tested }
page-lower_in_case = ← lower in case
page-higher_in_case = higher in case →
page-not_log2 = not on the log2 scale
page-p_and_i2 = p { $p }{ $i2 -> [absent] {""} *[other] {" "}· I² { $i2 } % }
page-p_and_fdr = p { $p }, FDR { $fdr }
page-fdr_and_call = FDR { $fdr } · { $call }

# … the map of thresholds
page-map_title = At which thresholds is { $gene } in the list?
page-map_about = Click anywhere to put the thresholds there (or use the arrow keys): a series calls the gene wherever the ring lies inside its shaded corner; darker is more series.
page-map_axis = threshold on |log2FC|
page-map_axis_treat = threshold on |log2FC|, by TREAT
page-map_axis_fdr = threshold on FDR
page-map_corner = { $id }: { $way } where the threshold on |log2FC| is at most { $size } and that on FDR above { $fdr }

# … all genes
page-volcano_title = { $id }: { $up } genes up, { $down } down, of { $n }
page-volcano_about = Each dot is a gene: far from the middle is a large difference, high is a sure one; coloured dots pass the present thresholds; click a dot to go to that gene.
page-volcano_alt = All genes of { $id } by size and p; ringed: { LIST($genes, by: "comma") }
page-axis_log10_p = −log10 p

# … genes side by side
page-compare_title = { LIST($genes, by: "comma") }, side by side
page-compare_about = Every gene has its own colour and symbol; a filled symbol is called at the present thresholds (for the pooled row: p < 0.05).
page-compare_absent = { $gene } has no value on a log2 scale in { LIST($series, max: 6) }, or it is left out.
page-compare_axis = log2FC with 95 % interval; filled: called

# … samples and pairs
page-pairs_title = { $gene } in { $series }, pair by pair
page-samples_title = { $gene } in { $series }, sample by sample
page-pairs_about = Each line joins the control and the case of one individual, and the rows show the same differences sorted, with the model's mean and its 95 % interval as line and band; click a point to follow that sample through all figures.
page-samples_about = Each point is one sample and each bar the median of its group: what counts is how far the groups lie apart compared with their spread; click a point to follow that sample through all figures.
page-pairs_higher = higher in case in { $up } of { $n } pairs, lower in { $down }
page-pairs_medians = median of the controls { $control }, of the cases { $cases }
page-pair_difference = difference { $x }
page-left_out_by_you = left out by you, faint: { $n }
page-name_left_out = { $name } (left out)

# … probes
page-probes_title = { $n -> [1] The one probe of { $gene } in { $series } *[other] { $called } of { $n } probes of { $gene } in { $series } would be called }
page-probes_about = Each row is one probe with its effect and 95 % interval; the diamond stands for the gene, a filled mark would be called at the present thresholds, and probes that disagree may measure different transcripts.
page-probes_lost = probes without an estimate: { $n }
page-probe_used = { $probe } (used)
page-probe_is = { $probe } { $log2fc } { page-interval }, FDR { $fdr }

# … influence
page-influence_title = { $gene } in { $series } without each { $unit -> [pair] pair *[sample] sample }: { $flips }
page-influence_about = Each mark is the effect that is left when one is taken out (the line is the effect with all of them): filled where the gene is then called with p at or below { $line }, framed where that one alone changes the call.
page-influence_axis = { phrase-effect } that is left, case − control
page-influence_one = without { $name } alone the call changes
page-influence_each = each of { $n } alone changes the call
page-influence_together = no one alone changes the call; { LIST($names, max: 8) } together do
page-influence_none = no one alone changes the call
page-influence_lost = refits without an estimate: { $n }
page-influence_range = With all { $effect }; without one { $low } to { $high }.
page-without_one = without { $name }

# … the samples together
page-pca_title = Principal components of { $n } samples of { $series } ({ $genes } genes)
page-pca_about = Samples that lie near to each other have similar profiles over all genes: cases and controls that lie apart differ broadly, a sample in the crowd of the other group or far from everything deserves a second look, and thin lines join pairs.
page-pca_axis1 = component 1 ({ $x } % of variance)
page-pca_axis2 = component 2 ({ $x } %)
page-pca_lost = samples without a place: { $n }
page-pca_explained = The first component holds { $a } % of the variance, the second { $b } %.
page-correlation_title = Correlation of { $n } samples of { $series }: lowest { $low }, median { $median }
page-correlation_about = Each cell is the correlation of two samples over all genes, with samples that are alike next to each other: groups that form blocks differ broadly, and a row of low values is a sample unlike all others, perhaps a failed array.
page-correlation_least = The sample least like the others is { $sample } (mean r { $r }).
page-correlation_mean = mean r { $r }
page-correlation_most_like = most like { $sample }: { $r }
page-correlation_least_like = least like { $sample }: { $r }
page-distributions_title = Values of { $n } samples of { $series }: medians from { $low } to { $high }
page-distributions_about = Each box is one sample (middle half of its genes, bar: median, whiskers: 5 to 95 %), and boxes at different heights mean that the samples are not normalised to one level, so that differences between groups may be technical.
page-distributions_lost = samples without values: { $n }
page-box_values = 5, 25, 50, 75 and 95 %: { LIST($values, by: "comma") }

# … the curve
page-curve_title = { $where }: { $called } ({ $cut -> [absent] {""} *[other] |log2FC| ≥ { $cut },{" "} }{ $which } < { $fdr_cut })
page-curve_of_series = { $gene } in { $series }
page-curve_of_pooled = { $gene } pooled
page-curve_called = called up in { $up } % and down in { $down } % of { $n } analyses
page-curve_called_up = called up in { $up } % of { $n } analyses
page-curve_called_down = called down in { $down } % of { $n } analyses
page-curve_called_none = called in none of { $n } analyses
page-curve_call = { $call -> [up] called up [down] called down *[not] not called }
page-curve_about = Each point is one reasonable way to analyse the same data, sorted by its effect and coloured by its call at the present thresholds, and the marks below it show which choices it makes (diamond: the study's own): a conclusion that many choices overturn is weak.
page-curve_axis = analyses, sorted by effect (n = { $n })
page-curve_axis_sorted = n = { $n }, sorted
page-curve_effect = { $effect } { page-interval }, { $which } { $chance }
page-curve_own = the study's own analysis
page-curve_own_effect = The study's own analysis: { $effect }, { $call }.
page-curve_median = Median { $unit } { $median }, from { $low } to { $high }.
page-curve_moved = The effect is moved most by { LIST($choices) }.
page-curve_moved_by = { $choice } ({ $share } %)
page-curve_no_interval = Analyses without an interval: { $n }.
page-curve_variance = { $share } % of variance
page-curve_row = { $label }: median { $median }, called { $share } %
page-curve_share = called
page-curve_others = { $n } others
page-standardised_effect = standardised effect

# … survival
page-survival_title = { $gene } and { $endpoint } in { $series }: { $n } patients, { $events } events
page-survival_about = The curves show which share is still free of the event (tick: last seen; band: 95 % interval): the p of a cut fixed beforehand, such as the median, can be taken as it is, but the p of a cut found by moving the slider only after it is corrected for the search.
page-survival_high = high (> { $cut }): n = { $n }, { $events } events
page-survival_low = low (≤ { $cut }): n = { $n }, { $events } events
page-survival_medians = Median survival: high { $high }, low { $low }
page-not_reached = not reached
page-n_months = { $t } months
page-months = months
page-high = high
page-low = low
page-at_risk = at risk
page-event_after = event after { $t } months
page-last_seen_after = last seen after { $t } months
page-value_is = value { $x }
page-cut_between = Cut between low and high
page-high_is_above = high is above { $cut }{ $which -> [median] {" "}(the median) *[other] {""} }
page-to_median = Median
page-to_largest = Cut of the largest statistic
page-cut_of = cut of { $gene } ({ $unit })
page-cut_at = cut at { $cut }: { $low } low, { $high } high
page-cut_p = p of this cut alone: { $p }
page-cut_p_searched = corrected for the search: { $p }
page-cut_p_naive = p of this cut alone (naive): { $p }
page-cut_p_corrected = p corrected for having searched all { $n } cuts: { $p }
page-cut_alone = one cut alone
page-cut_corrected = corrected for the search
page-hazard = { $hazard -> [absent] not estimable *[other] { $hazard }{ $low -> [absent] {""} *[other] { $high -> [absent] {""} *[other] {" ["}{ $low }, { $high }{"]"} } } }
page-hazard_ratio = Hazard ratio, high against low: { page-hazard }
page-hazard_per_sd = Without any cut, hazard ratio for one SD more of { $gene } in { $series }: { page-hazard }, p { $p }.
page-hazard_pooled = Pooled over { $k } cohorts: { page-hazard }, p { $p }; I² { $i2 } %.

# … what a study of each size would see
page-detectable_title = What { $series } could detect
page-detectable_about = The curve is the true effect that a study of each size would see with power 0.8 at this study's own line of p: an effect below it is missed more often than that, so a gene below the curve that is not called is not shown to be unchanged.
page-detectable_here = { $size }: a true effect of { $effect } or more is seen with power 0.8
page-detectable_needed = an effect of { $cut } needs { $n } { phrase-pairs_or_each }
page-detectable_observed = observed: { $effect }
page-detectable_threshold = threshold { $cut }
page-detectable_this = this series
page-detectable_size = { phrase-pairs_or_each }
phrase-pairs_or_each = { $unit -> [pairs] pairs *[samples] samples in each group }
page-detectable_effect = true { $effect -> [difference] |difference| *[log2FC] |log2FC| } seen with power 0.8

# … one hazard ratio for all time?
page-over_time_title = Does the hazard ratio of { $gene } in { $series } stay the same? { CAP($endpoint) }, { $n -> [one] { $n } event *[other] { $n } events }: p { $p } for a change
page-over_time_about = Each ring is one event (scaled Schoenfeld residual), and the line with its band (two standard errors) follows the log hazard ratio over time: a line that stays near the dashed one means that one hazard ratio tells it all.
page-over_time_one = one for all time
page-over_time_months = months (spaced as the events fall)
page-over_time_hazard = log hazard ratio per SD

# … survival by every combination of choices
page-choices_title = Survival by { $n -> [one] the one analysis *[other] { $n } analyses } of { $gene }: more is worse in { $worse }, better in { $better } with p < 0.05
page-choices_about = Each triangle is one combination of the choices below, sorted by its hazard ratio (up: more of the gene is worse; filled: p < 0.05; dotted line with diamonds: the study's own): a conclusion that hangs on one choice is weak.
page-choices_axis = hazard ratio, per SD or high against low
page-choices_tip = { page-hazard }, p { $p }
page-choice = { $choice -> [cut] Cut [endpoint] Endpoint [covariates] Covariates *[cohorts] Cohorts }
page-choice_cut = { $cut -> [per_sd] per SD (no cut) [median] cut at the median [tertiles] highest against lowest third *[best_cut] best cut, p corrected }
page-choice_option = { $option -> [none] none *[all] all }
page-choice_without = without { $series }

# … samples that appear twice
page-overlap_title = { $pairs -> [one] { $pairs } pair of samples is the same *[other] { $pairs } pairs of samples are the same }, in { $k } series; { $dropped -> [0] nothing is left out of the pooling *[other] left out of the pooling: { $dropped } }
page-overlap_title_none = No sample was found twice in { $n -> [one] { $n } comparison *[other] { $n } comparisons } of { $k } series
page-overlap_about = Each cell compares two series, or one with itself, and counts the samples that are the same (where none is: the highest correlation); the rows show what unrelated samples reach (thick: median to 99 %, thin: the largest), and a pair beyond the dashed line is taken for the same sample.
page-overlap_axis = correlation of two samples
page-overlap_row = { $name }: { $n -> [0] none shared [one] { $n } pair *[other] { $n } pairs }
page-overlap_kind = { $kind -> [profile] the same by profile [accession] the same by accession *[closest] the closest, not the same }
page-within = within { $series }
column-shared_patients_series_a = a cohort
column-shared_patients_series_b = another, or the same for patients who stand in it twice
column-shared_patients_samples = the samples of each such patient: { "{" }a, b{ "}" }
column-shared_patients_by_accession = patients found by the same sample of GEO, or of one series in two contrasts
column-shared_patients_by_name = by the same name of sample or individual, borne out by times and states
column-shared_patients_by_outcome = by the same time, state and (where known) age, where they are too many for chance
column-shared_patients_expected = how many equal times, states and ages strangers would be expected to have
column-shared_patients_by_profile = by profiles alike as those of one tumour
column-shared_patients_contradicted = of the same name with times or states that one patient cannot have
column-series_answer_replicates = individuals with several samples in one group: the gene with them counted in each way; empty where none has
column-replicate_way_way = independent, average (the mean of each individual) or block (all samples, by the correlation within individuals)
column-replicate_way_used = whether the answer rests on this way; it comes first
column-replicate_way_n_case = case samples in the model
column-replicate_way_n_control = control samples in the model
column-replicate_way_n_significant = genes with an FDR below fdr_cut
column-replicate_way_fdr_cut = the study's FDR threshold
column-replicate_row_log2fc = log2 fold change of the gene
column-replicate_row_p = its p-value
column-replicate_row_fdr = its FDR
column-replicate_row_call = up, down or not called, at the thresholds asked for
column-unequal = where the groups differ in size and spread: the gene with a variance for each group, null elsewhere
column-deposited = where the values were made from raw files: the gene in the values as deposited, by the same model; null elsewhere
column-weighted = with weights of the groups: one ratio of their variances for all genes
column-welch = by moderated Welch: each gene has a ratio of its own; null with covariates
column-unequal_row_fdr = FDR of the larger p of the two
column-deposited_row_log2fc = case − control
column-deposited_row_se = its standard error
column-deposited_row_p = its p-value
column-deposited_row_fdr = its FDR among the genes of the deposited values
column-remedy_log2fc = case − control
column-remedy_se = its standard error
column-remedy_df = degrees of freedom, prior included
column-remedy_p = two-sided p-value
column-remedy_fdr = false discovery rate over the tested genes of the series
chosen-before = The study file says that its genes were chosen before these data: among them alone the FDR of { $gene } is { LIST($parts, by: "comma") }. That is a statement on these genes only; calls, and all else here, rest on the FDR over all genes.
chosen-in = { $fdr } in { $series } ({ $n -> [one] { $n } gene *[other] { $n } genes } tested)
chosen-pooled = { $fdr } pooled ({ $n -> [one] { $n } gene *[other] { $n } genes })
column-gene_file_chosen = FDR among the study's genes alone, where the study file says that they were chosen before; null elsewhere. No call rests on it
column-chosen_before_rates = the rate in each series that tested the gene, then in the pooled line
column-chosen_rate_id = the series; "" for the pooled line
column-chosen_rate_fdr = FDR (Benjamini–Hochberg) over the chosen genes that were tested there
column-chosen_rate_n = how many those are

## The workbench
bench-title = geneverdict: workbench
bench-about = Name genes and series, look at who is case and who is control, and change it; then run. Everything you choose is one study file, shown beside it.
bench-genes = Genes
bench-accessions = Series of GEO, with =GPL… where one has several platforms
bench-look = Look
bench-own = A table of your own
bench-table = Table: genes or probes as rows, samples as columns
bench-sheet = Sample sheet, if there is one
bench-look_table = Look at the table
bench-reading = reading { $what } …
bench-remove = Remove
bench-counts = { $case } case v { $control } control, { $neither } left out; { $pairs -> [0] no pairs [one] { $pairs } pair *[other] { $pairs } pairs }{ $hand -> [0] {""} *[other] ; { $hand } by hand }
bench-role = { $role -> [case] case [control] control *[neither] left out }
bench-confirm = These groups are right
bench-as_inferred = As inferred
bench-role_click = Click for the next role; with Shift, all from the last one clicked get its role
bench-by_hand = by hand; inferred: { $role -> [case] case [control] control *[neither] left out }
bench-by_field = By the values of
bench-filter = Filter samples
bench-all_shown = { $n -> [one] the one shown *[other] all { $n } shown }:
bench-many_values = { $n -> [0] no sample shown [1] one value for all that are shown *[other] { $n } values: filter, or choose another field }
bench-head = { $what -> [role] role [sample] sample [field] value [pair] pair *[why] why }
bench-covariates = Covariates
bench-covariates_about = What is ticked goes into the model beside the groups.
bench-use_pairs = Compare within pairs where there are pairs
bench-study = The study
bench-log2fc = |log2FC| at least
bench-fdr = FDR below
bench-multiverse = Also every other reasonable analysis (takes longer)
bench-figures = Also every figure as a file, for papers (takes longer)
bench-run = Run
bench-download = Download study.toml
bench-new = Start anew
bench-stop = Stop
bench-again = Run again
bench-results = Open the results
bench-copy = Copy to a new study
bench-studies = Studies
bench-no_studies = None yet.
bench-state = { $state -> [new] not run [waiting] waiting [running] running [done] done [failed] failed [stopped] stopped *[interrupted] interrupted }
bench-bytes = fetching { $file }: { $done }{ $total -> [absent] {""} *[other] {" "}of { $total } }
bench-starting = starting
bench-source = Series come from { $mirror }{ $offline -> [yes] , offline: nothing is fetched *[no] {""} }; downloads are kept in { $cache }; studies and results are in { $home }.
bench-needs_series = Name a series, and look at it.
bench-needs_gene = Name a gene.
bench-needs_look = { $series } could not be looked at.
bench-needs_groups = { $series } needs at least one case and one control.
bench-needs_word = { $series }: its groups are not sure. Confirm them, or choose them by hand.
bench-needs_file = Choose a table first.
bench-no_server = The workbench does not answer. Is `geneverdict serve` still running? After a new start its address is another.
bench-pairs_by_line = Pairs, as lines
bench-pairs_about = Each line is one individual. Click a case and then a control to make them a pair; click two partners to part them. What you change is listed by sample in the study file.
bench-pairs_now = { $n -> [0] No pairs [one] { $n } pair *[other] { $n } pairs }{ $hand -> [yes] , by hand *[no] {""} }{ $sample -> [absent] . *[other] . { $sample } is chosen: now click its partner in the other group. }
bench-paired_with = , a pair with { $other }
bench-alone = , without a partner
bench-contrast = Name of this contrast, where the series has several
bench-another = Another contrast of this series
bench-needs_name = Two contrasts are called { $series }: give each a name of its own.
bench-settings = Settings: language, where series come from
bench-language = Language
bench-mirror = Mirror of GEO: an address, or a folder of downloaded files inside the workspace; empty: as the command says
bench-offline = Offline: fetch nothing, use what is here
bench-own_cache = Keep downloads in this workspace instead of the user's cache
bench-use_source = Use these
bench-source_used = Used from now on, for looking and for runs.
bench-equivalence = Not different below |log2FC|
bench-compare = Compare
bench-compare_tick = Compare { $study }
bench-compare_hint = Tick two studies that are done to see their answers side by side.
bench-compared = { $one } and { $other } side by side
bench-compare_all = { $differ -> [0] { $n -> [one] The one call is the same in both. *[other] All { $n } calls are the same in both. } [one] { $differ } of { $n } calls differs *[other] { $differ } of { $n } calls differ }{ $differ -> [0] {""} *[other] { $thresholds -> [0] , and not by the thresholds alone. *[other] , { $thresholds } by the thresholds alone. } }{ $alone -> [0] {""} [one] {" "}{ $alone } series of a gene is in one study only. *[other] {" "}{ $alone } series of genes are in one study only. }
bench-compare_thresholds = |log2FC| ≥ { $log2fc }, FDR < { $fdr }
bench-compare_why = { $why -> [same] same call [thresholds] the thresholds alone [data] samples, pairs or analysis [both] the thresholds, together with samples, pairs or analysis *[one_side] in one study only }
bench-compare_cell = { $effect } [{ $low }, { $high }], FDR { $fdr }
bench-compare_n = { $case } v { $control }{ $pairs -> [0] {""} [one] , { $pairs } pair *[other] , { $pairs } pairs }
bench-compare_head = { $what -> [gene] Gene [series] Series [all] all series *[why] Where a difference comes from }
bench-compare_left = { $n } more genes are named; the first are shown.

## Recomputed by R
verify-head = { $what -> [line] line [n] numbers [largest] largest difference *[statistic] in }
verify-line = { $what -> [series] { $where } [pooled] pooled [without] pooled without { $where } [survival] survival, { $where } *[survival_pooled] survival pooled, { $where } }
verify-size = { $size }
verify-no_number = no number in R
verify-same = R recomputed { $n -> [one] { $n } number *[other] { $n } numbers }: all are the same to 1e-9{ $robust -> [yes] , to 1e-6 where they rest on limma's robust prior, whose own search stops there *[no] {""} }{ $deseq -> [yes] , to 1e-4 where they rest on DESeq2, whose own search may stop there *[no] {""} }. The largest relative difference is { $largest }.
verify-different = { $n_off } of { $n -> [one] { $n } number *[other] { $n } numbers } that R recomputed { $n_off -> [one] differs *[other] differ } from what was printed; the largest relative difference is { $largest }.
verify-nothing = R could recompute no number of these results.
verify-number = { $statistic } of { $gene }, { $line }: printed { $ours }, R { $r }
verify-versions = Recomputed with { $versions }.
verify-left_name = Not recomputed: { $gene } in { $series }, which has it under another name.
verify-left_pooled = Not recomputed: { $why -> [copies] the pooled line of { $gene }: { LIST($series, by: "comma") } is pooled without copies of samples, by a fit that is not stored *[patients] the pooled survival of { $gene }: patients stand in two cohorts of { LIST($series, by: "comma") }, or a cohort is not recomputed itself }.
verify-left_cohort = Not recomputed: survival of { $gene } in { $series }: its patients are not stored under this name.
verify-left_always = R was not asked for what else the report says: probes one by one, power and detectable effects, leaving out samples, other ways of pooling, the multiverse, best cuts and mean survival times. That the values stored are those of GEO is not checked here.
verify-again = Again, with nothing but R: { $command }
verify-left_fit = Not recomputed: { $series }: for weights of arrays limma leaves out genes with missing values, which are used here. Its log2FC and SE go into the pooled line as they were printed.
figures-drawn = { $n -> [one] { $n } figure *[other] { $n } figures } drawn, each as SVG, PDF and PNG: { $place }
error-other_inputs = the files of { $series } are not those that these results were made of
    .do = Run the study again: geneverdict run { $study } -o { $folder } --figures
error-no_effect_column = no column of fold changes is found
    .expected = a column named like logFC, log2FoldChange or FC, or one alone that has numbers of both signs
    .found = { LIST($columns, max: 12, by: "comma") }
    .do = Name it: --column effect=NAME
error-no_such_column = there is no column of numbers '{ $column }'
    .found = { LIST($columns, max: 12, by: "comma") }
error-several_columns = several columns may be { $role -> [effect] the fold change [p] the p-value *[fdr] the adjusted p-value }
    .found = { LIST($columns, max: 12, by: "comma") }
    .do = Say which: { $option }
error-column_option = '{ $text }' does not say which column is what
    .expected = effect=NAME, p=NAME or fdr=NAME
error-no_common_names = no column names its rows as { $series } does
    .expected = probes of the series, symbols, or Entrez or Ensembl ids, in a tenth of the rows at least
    .found = { LIST($columns, max: 12, by: "comma") }
error-no_such_series = there is no series '{ $series }' in these results
    .found = { LIST($known, max: 12, by: "comma") }
error-no_series_compared = these results compare no series
compare-names = Rows are named by { $kind -> [probe] probes [symbol] gene symbols [entrez] Entrez ids *[ensembl] Ensembl ids } in the column '{ $column }'; { $share } % of them are in our series.
compare-column = { $role -> [effect] Fold changes [p] p *[fdr] Adjusted p } from '{ $header }' ({ $by -> [name] by its name [content] by what stands in it *[said] as you said }).
compare-series = { $table } and { $series }{ COUNT($others) -> [0] {""} *[other] {", "}the series that it goes with most closely (correlation; the others: { LIST($others, by: "comma", max: 6) }) }
compare-other_series = { $series } { $correlation }
compare-agreement = { $n_both } { $rows -> [genes] genes *[probes] probes } are in both tables ({ $n_theirs } rows in theirs, { $n_ours } in ours).{ $correlation -> [absent] {""} *[other] {" "}Fold changes as published: correlation { $correlation }, { $same_sign } % with the same sign. }
compare-lists = At |log2FC| ≥ { $log2fc } and FDR < { $fdr } both call { $both }; theirs alone { $theirs }, ours alone { $ours }{ $other -> [0] {""} *[other] ; { $other } in opposite directions }{ $rate -> [from_p] {" "}(their FDR made from their p) [none] {" "}(theirs by the fold change alone) *[fdr] {""} }.
compare-effect_same = Their fold changes are ours: { $share } % of { $n } { $rows -> [genes] genes *[probes] probes }, to the digits that they give.
compare-no_effects = Their table has no fold changes.
compare-effect = Their fold changes are ours but for: { LIST($what, by: "semicolon") }. That gives { $share } % of { $n } { $rows -> [genes] genes *[probes] probes }, to the digits that they give.
compare-unexplained = Their fold changes do not come from these values as far as tried{ $near -> [yes] , though they go with ours closely (correlation { $correlation }; half of them differ by less than { $off }): the same samples may have been normalised, or their counts modelled, otherwise *[no] {""} }.
compare-part_same = { $part -> [p] p-values *[fdr] Adjusted p-values }: the same as ours ({ $share } %).
compare-part = { $part -> [p] p-values *[fdr] Adjusted p-values }: { LIST($what, by: "semicolon") } ({ $share } % of { $n }).
compare-part_unexplained = { $part -> [p] p-values: none of the tests tried gives them *[fdr] Adjusted p-values: no correction of their own p over these rows gives them; the table may lack rows }.
compare-not_refitted = Other tests were not tried: the counts or the weights of single values that our fit rests on do not allow it.
compare-only_theirs = { $n } of their { $total } rows are not in our series.
compare-only_ours = { $n } of our { $total } { $rows -> [genes] genes *[probes] probes } are not in their table.
compare-gene_only_ours = not in their table
compare-gene_nowhere = in neither table
compare-gene_same = the same fold change
compare-gene_probe = their number is that of another probe: { LIST($probes, by: "comma", max: 4) }
compare-gene_unexplained = not explained by anything that was tried
compare-gene_other_p = p not explained
compare-head = { $what -> [tried] tried [share] explains [of] of [gene] gene [table] table [row] row [effect] effect [p] p [fdr] FDR *[reason] reason }
compare-tried = { $part -> [effect] fold change [p] p *[fdr] adjusted p }: { COUNT($what) -> [0] as ours *[other] { LIST($what, by: "semicolon") } }
compare-share = { $share } %
compare-whose = { $whose -> [theirs] theirs *[ours] ours }
compare-number = { $x }
compare-reasons = { LIST($what, by: "semicolon") }
explain-flipped = the contrast is the other way round (control − case)
explain-scale = { $scale -> [ln] natural logarithms instead of log2 [log10] logarithms to base 10 instead of log2 [ratio] ratios instead of their log2 [signed_fold] fold changes with a sign (−2 for half) instead of log2 [fold_without_sign] fold changes of 1 and more, whatever the direction, instead of log2 [not_logged] differences of means of values that are not logged [ratio_of_means] ratios of means of values that are not logged [log2_of_means] log2 of the ratio of means of values that are not logged *[logged_twice] values logged twice }
explain-samples = other samples are compared ({ $n_case } against { $n_control }){ $n_out -> [0] {""} *[other] , without { $n_out } of ours: { LIST($out, max: 8, by: "comma") } }{ $n_added -> [0] {""} *[other] , with { $n_added } that ours leaves out: { LIST($added, max: 8, by: "comma") } }{ $n_moved -> [0] {""} *[other] , with { $n_moved } in the other group: { LIST($moved, max: 8, by: "comma") } }
explain-simple_means = plain differences of group means, without the other columns of our model
explain-probe_rule = { $rule -> [highest_mean] of each gene the probe with the highest mean [smallest_p] of each gene the probe with the smallest p [largest_change] of each gene the probe with the largest change *[mean] of each gene the mean of its probes }, not the one with the highest median
explain-any_probe = other probes of the same genes, by no rule that was tried
explain-paired = paired instead of unpaired
explain-unpaired = unpaired instead of paired
explain-no_covariates = without the covariates of our model
explain-test = { $test -> [moderated] moderated t without the refinements of ours [trend] moderated t with a trend of the variance (limma's trend) [robust] moderated t with a robust prior (limma's robust) [trend_robust] moderated t with trend and robust prior [plain_t] a plain t-test, not moderated [welch] Welch's t-test [rank] a rank test (Wilcoxon) *[other_prior] moderated over other rows than our genes }
explain-one_sided = one-sided, for { $side -> [up] higher *[down] lower } in cases
explain-rate = { $how -> [bh] Benjamini and Hochberg over { $n } rows, from their own p [bh_filtered] Benjamini and Hochberg over the { $n } rows that have one, the others being filtered out [bh_of] Benjamini and Hochberg over { $n } rows, of which the table lists the smallest p [none] not adjusted at all [bonferroni] Bonferroni over { $n } rows [bonferroni_of] Bonferroni over { $n } rows, more or fewer than the table has [storey] Storey's q-values: those of Benjamini and Hochberg over { $n } rows times { $share } % *[holm] Holm over { $n } rows }
explain-only_significant = Their table lists significant rows alone{ $log2fc -> [absent] {""} *[other] , |log2FC| from { $log2fc } on }{ $p -> [absent] {""} *[other] , p up to { $p } }{ $fdr -> [absent] {""} *[other] , adjusted p up to { $fdr } }.
explain-weak_left_out = { $share } % of these have a mean below { $cut } with us: weakly expressed rows were filtered out.
help-compare = Why somebody's published table differs from ours.
    .more = TABLE is a list of GEO2R, limma, DESeq2, edgeR or a spreadsheet. Tried are direction, unit, probes, samples, pairs, tests, corrections and filters; what explains the difference is said with its share of the rows.
    .example = geneverdict compare published.csv results --series GSE14520
    .table = The published table: text or xlsx, packed or not.
    .series = Which series of the results; else the one that goes with the table most closely.
    .column = What a column is where it cannot be told: effect=NAME, p=NAME or fdr=NAME.
    .output = Also write the whole comparison as JSON here.
error-no_mcp = agents are answered with the help of a library (mcp) that is not installed
    .do = Install it: pip install 'geneverdict[mcp]'
error-which_results = { $asked -> [absent] no results folder is named *[other] '{ $asked }' is not one of the results folders that may be read }
    .expected = one of { LIST($known, max: 12, by: "comma") }
error-outside = only files below the place where the server was started are read
    .expected = a file in { $folder }
mcp-about = Evidence on genes from stored results of geneverdict: case against control in series of expression data. Everything is read, nothing is changed. Effects are case − control on the log2 scale. A gene that is not called has a reason; 'why_not' tells it.
mcp-series = Which series the results compare, their groups, designs, thresholds and genes. 'results': which folder, where the server has several.
mcp-gene = Is a gene different? The verdict in a sentence, its numbers in every series, pooled. 'log2fc' and 'fdr' call it at other thresholds than the study's. Former symbols and probes are understood.
mcp-why_not = Why a gene is (not) called in each series, or in the one named: the reason, what was found, and what would change it.
mcp-pooled = Rows of the pooled table (random effects over the series): of 'genes', or those with the smallest p ('top', at most 200).
mcp-table = Rows of one series' table of all genes: of 'genes', or those with the smallest p ('top', at most 200).
mcp-survival = Does a gene's expression matter for the patient? Hazard ratios per SD in every cohort; of the study's genes the whole answer.
mcp-inspect = What is in a GEO series (its accession) or a file, and what would be inferred: scale, groups, pairs, with the evidence. It may have to be downloaded.
mcp-compare = A published table of differential expression ('table', a file) beside the results: how far it agrees and what explains the difference.
help-mcp = A server that agents ask (Model Context Protocol).
    .more = It speaks on standard input and output, and ends with them. Tools: series, gene, why_not, pooled, table, survival, inspect, compare. Nothing is written; only these folders, and files below the present one, are read.
    .example = geneverdict mcp results
    .results = Folders that `run` left behind.
help-completion = What the shell needs to complete commands by Tab.
    .more = It prints a script. bash: eval "$(geneverdict completion bash)" in ~/.bashrc; likewise zsh, fish, powershell.
    .example = geneverdict completion bash
    .shell = bash, zsh, fish or powershell.
error-names_alone = this is a list of names without numbers
    .expected = cells with tabs, commas, semicolons or spaces between: names, fold changes, p
    .found = '{ $line }'
