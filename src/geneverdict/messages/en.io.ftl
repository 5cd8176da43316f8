system-reason = { $code -> *[other] { $text } }

# Bringing files here
error-not_an_accession = this is not the accession of a series or platform
    .expected = GSE… or GPL… and a number
    .found = { $text }
    .do = { $kind -> [part] A GSM is one sample and a GDS a curated copy: name the series they belong to, like GSE14520 *[other] Write it like GSE14520 or GPL570 }
error-accession_of_another_kind = this is not the accession of { $kind -> [GPL] a platform *[GSE] a series }
    .expected = { $kind -> [GPL] a platform (GPL…) *[GSE] a series (GSE…) }
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
error-not_there = { $what -> [family] no family SOFT file of { $accession } [platform] no table of platform { $accession } [matrix_on] no matrix of { $accession } on { $platform } [matrix] no series matrix of { $accession } *[file] no such file }{ $offline -> [yes] {" "}in the cache *[no] {""} }; tried { LIST($tried) }
    .do = { $offline -> [yes] Run it once without --offline, or name a folder that has it with --geo *[no] { $what -> [platform] Check the accession and the mirror, or bring a probe map of your own [matrix_on] It has: { LIST($others, by: "comma") } [matrix] Check the accession and the mirror; a SuperSeries, or a series that is not public, has no matrix, and another may have only a family SOFT file *[other] Check the accession and the mirror } }
error-interrupted = interrupted
    .do = Run it again: what has come is kept
error-proxy_settings = the proxy settings of the environment cannot be used
    .found = { $why }
    .do = Look at HTTPS_PROXY, HTTP_PROXY and ALL_PROXY
error-not_fetched = could not be fetched, after { $n -> [one] { $n } attempt *[other] { $n } attempts } that brought nothing new
    .found = { $why }
    .do = Run it again later (it goes on where it stopped), or name another mirror with --geo

fetch-tried = { $place } ({ $why })
fetch-http = HTTP { $status }{ $words -> [absent] {""} *[other] {" "}{ $words } }
fetch-another_length = the answer has another length than it states
fetch-another_piece = the server continued with another piece or another file than was begun
fetch-no_connection_in_time = no connection within { $seconds } s
fetch-nothing_came = nothing came for { $seconds } s
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
error-truncated = the file is truncated
    .found = { $why }
    .do = Download it again
cut-in_header = it ends inside the header
cut-before_table = it ends before the table begins
cut-line_missing = the line { $line }{ $sample -> [absent] {""} *[other] {" "}of { $sample } } is missing
cut-no_sample = no sample in it
cut-samples_missing = { $n } of the { $named } samples of !Series_sample_id; { $sample } is missing
cut-gzip = the gzip stream ends too early
cut-utf16 = damaged UTF-16 text
error-table_truncated = the table is truncated
    .expected = { $stated -> [one] { $stated } row *[other] { $stated } rows } by !Sample_data_row_count
    .found = { $rows }
    .do = Download it again
read-supplementary = { $file } ({ $address })
error-empty_table = the table of this series is empty: its values (RNA-seq as a rule) are in supplementary files
    .found = { COUNT($files) -> [0] no supplementary file named *[other] { LIST($files, by: "comma") } }
    .do = Download the table of values, and give it as expression = "…" with samples = "…" in the study file
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
error-no_rows = { $what -> [clinical_table] the clinical table *[matrix] the matrix } has no rows
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
-whose-name = { $what -> [matrix] a column of the matrix [sample_sheet] a column of the sample sheet [clinical_table] a column of the clinical table *[sample] a sample of the sample sheet }
error-without_a_name = { -whose-name } has no name
    .expected = a name in each cell of the header
    .found = an empty cell
error-name_repeated = { -whose-name } is repeated
    .expected = each name once
    .found = '{ $name }' { $n } times
error-cells = line { $number } of the { $what -> [clinical_table] clinical table *[sample_sheet] sample sheet } has the wrong number of cells
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
error-no_such_file = there is no such file
    .do = Check the name and the folder
error-no_data = this is not the data
    .expected = text, gzipped or not
    .found = { $kind -> [git_lfs] a Git LFS pointer, not the file it stands for [xlsx] a spreadsheet (xlsx) or another zip archive [xls] a spreadsheet of the old kind (xls) [pdf] a PDF document [bzip2] a bzip2 archive [xz] an xz archive [zstandard] a zstandard archive [parquet] a parquet file [empty] an empty file [web_page] a web page, not data *[tar] a tar archive }
    .do = { $kind -> [xlsx] Save it as tab-separated text [xls] Save it as tab-separated text [pdf] Save it as tab-separated text *[other] Download it again, or unpack it }
error-not_text = this is not text
    .expected = text, gzipped or not
    .found = binary data
error-not_a_number = row '{ $row }' (line { $line }), column '{ $column }' is not a number
    .expected = a number or an empty cell
    .found = '{ $cell }'
    .do = { $comma -> [yes] Write decimals with a point, not a comma *[no] Correct the cell, or leave it empty if missing }

# The study file
place-section = { $file }, [{ $section }]
place-entry = { $file }, series { $number }{ $id -> [absent] {""} *[other] {" "}({ $id }) }
place-file_series = { $file }, series { $series }
error-no_study_file = there is no such study file
    .do = Make one: geneverdict init GSE… --gene … -o study.toml
error-study_unreadable = the study file cannot be read ({ $why })
study-not_utf8 = it is not UTF-8 text
error-not_toml = this is not valid TOML: { $why }{ $line -> [absent] {""} *[other] {" "}(at line { $line }, column { $column }) }
toml-reason = { $code -> *[other] { $text } }
error-series_twice = series { $series } is named twice{ $other -> [absent] {""} *[other] {" "}(also as { $other }) }
    .do = Name each series (and platform) once: counting it twice is wrong
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
error-regex = '{ $pattern }' is not a regular expression ({ $why })
regex-reason = { $code -> *[other] { $text } }
error-together = { $one } and { $other } cannot be used together here
error-half_clinical = { $said -> [table] 'clinical' is given but 'clinical_key' is not *[key] 'clinical_key' is given but 'clinical' is not }: clinical = "clinical.tsv", clinical_key = "patient"
error-sheet_without_table = 'samples' is the sheet of a table of your own and needs expression = "…"
error-own_id = the id '{ $id }' names files; expected letters, digits, spaces, '.', '_' and '-' only, a letter or digit first
error-time_is_event = time and event name the same field
error-censored_alone = censored_value needs event_value beside it: event_value = "dead", censored_value = "alive"
error-event_and_censored = '{ $value }' is in event_value and in censored_value
error-no_option = { $dimension }: '{ $option }' is no option; there are { LIST($options, by: "comma") }
error-no_sample_field = there is no sample field '{ $field }'
    .do = { $bare -> [yes] Name a sheet with the samples' fields: samples = "…" *[no] Did you mean: { LIST($near, max: 12, by: "comma") } }

shape-genes = a list like ["ITGA5"]
shape-covariates = a list of sample fields like ["age", "sex"]
shape-samples = the name of a file; in case and control a list like ["GSM1", "GSM2"]
shape-series = one entry for each series: [[series]] and id = "GSE4107"
shape-thresholds = a section [thresholds] with log2fc = 1.0 and fdr = 0.05
shape-analysis = a section [analysis] with trend, robust, array_weights or unpaired
shape-case = {"{"} field = "…", match = "…" {"}"} or {"{"} samples = ["…"] {"}"}
shape-control = {"{"} field = "…", match = "…" {"}"} or {"{"} samples = ["…"] {"}"}
shape-pair = {"{"} field = "…" {"}"}, or false for no pairs
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
error-no_results = there are no results of geneverdict here
    .expected = a folder with { $file }
    .do = Make them: geneverdict run study.toml -o results
error-other_version = these results were made by another version
    .expected = { $expected }
    .found = { $found }
    .do = Run the study again
error-damaged_results = these results cannot be read: a file of them is damaged, or made by another version
    .found = { $why }
    .do = Run the study again
error-damaged_table = a table of these results is missing or damaged ({ $why })
    .do = Run the study again

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
    .do = See: { $command } --help
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
run-served = { $results } is shown at { $address } on this machine only. Ctrl-C stops it.
run-compared = { $n } of { $of } series compared{ $lived -> [0] {""} *[other] , survival told by { $lived } }, in { $seconds } s.
run-report = Report: { $file }
run-study_written = Wrote { $file }. Read its comments, then: geneverdict run { $file } -o results
run-series_unreadable = { $series }: not readable: { $why }.
run-series_seen = { $series }: { $n_case } case, { $n_control } control, { $n_neither } neither ({ $grade -> [sure] sure *[check] check }){ $n_pairs -> [0] {""} *[other] , { $n_pairs } pairs ({ $pairs_grade -> [sure] sure *[check] check }) }{ $grade -> [sure] {""} *[check] {"  <- "}needs your word: see the comments }
run-entry_failed = { $series }: { $why }
run-entry_fetched = { $series }: { $cached -> [yes] in the cache *[no] fetched }, { $size } bytes, sha256 { $sha256 }…, { $address }

step-fetching = fetching { $file }
step-series = { $series }: { $what -> [reading] reading [preparing] preparing [fitting] fitting [survival] survival *[specifications] specifications }
step-study = { $what -> [simulating] simulating a study [pooling] pooling [answers] answers *[report] figures and report }
step-multiverse = multiverse: { $gene }
step-specifications = { $series }: { $n -> [one] { $n } specification *[other] { $n } specifications }
step-permuted = { $series }: permuted labels, { $gene }
step-parts = { $what } ({ $done } of { $parts -> [one] { $parts } part *[other] { $parts } parts })

terminal-simulated = Simulated data.
terminal-difference = * a difference of centred or z-scored values, not a log2 fold change
terminal-head = { $what -> [series] series [design] design [rank] rank *[call] call }
terminal-interval = { $unit -> [log2FC] log2FC [difference] difference *[effect] effect } [95 % CI]
terminal-estimate = { $estimate } { $low -> [absent] – *[other] [{ $low }, { $high }] }
terminal-pooled = Pooled over { $k } series: log2FC { $estimate }, p { $p }; prediction interval { $low -> [absent] – *[other] [{ $low }, { $high }] }; τ² { $tau2 }, I² { $i2 } %.
terminal-not_measured = not measured
terminal-sizes = { $n_case } v { $n_control }
terminal-weight = { $weight -> [decides] decides: *[matters] matters: }{" "}

look-head = { $what -> [field] field [values] values [differing] fields that differ between samples [sample] sample [role] role [pair] pair [why] why *[samples] samples }
look-role = { $role -> [case] case [control] control *[neither] neither }
look-size = { $probes } probes × { $samples } samples
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
study-pairs = pairs ({ $grade -> [sure] sure *[check] CHECK }): { $n -> [0] none *[other] { $n } }
study-scale = scale ({ $grade -> [sure] sure *[check] CHECK }): { $kind -> [linear] linear [log2] log2 [log_ratio] log ratio [centred] centred [zscored] z-scored *[other] something else }{ $log2 -> [yes] , log2 will be taken *[no] {""} }
study-if_right = if this is right, put below [[series]]:

help-usage = Usage: { $command } { $pieces }
help-options = [OPTIONS]
help-subcommand = COMMAND [ARGS]...
help-section = { $which -> [arguments] Arguments: [options] Options: *[commands] Commands: }
help-example = Example: { $line }
help-default = [default: { $value }]
help-required = [required]
help-metavar = { $name -> [study] STUDY [gene] GENE [results] RESULTS [address] ADDRESS [path] PATH [number] NUMBER [port] PORT [gse] GSE [gses] GSE… *[gpl] GPL }
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
    .figures = Draw the figures' files; the report's interactive part needs none.
    .bare = Draw the figures' files without titles, as journals want them.
    .platform = Where a series has several; for one of many: GSE14520=GPL571.
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
help-gene = Another gene from stored results, without a new run.
    .example = geneverdict gene TMC5 results
    .name = A gene symbol (or an old one, or a probe id).
    .log2fc = Another |log2FC| threshold.
    .fdr = Another FDR threshold.
help-init = Look at series and write a study file to review.
    .example = geneverdict init GSE14520 GSE4107 --platform GSE14520=GPL571 --gene ITGA5 -o study.toml
    .series = Accessions of GEO series.
    .gene = The gene or genes that matter; may be repeated.
    .force = Replace a study file that is there.
help-inspect = What is in a series; what would be inferred, and why.
    .example = geneverdict inspect GSE14520 --platform GPL571
    .series = Accession of a GEO series.
    .platform = Where it has several.
help-fetch = Download what a study needs into the cache.
    .example = geneverdict fetch study.toml
help-demo = A simulated study, offline, end to end.
    .example = geneverdict demo -o demo-results
help-serve = The interactive page for every gene, on this machine.
    .more = It listens on this machine alone.  Ctrl-C stops it.
    .example = geneverdict serve results
    .port = Where to listen; else 8765, or the next that is free.
    .browse = Open it in the browser; in a terminal this is done unless refused.
    .json = Print the address as JSON for machines.

# Preparing a series
-values = { COUNT($values) -> [0] only empty values *[other] { LIST($values, max: 6, by: "comma") } }
error-unknown_gene = { $why -> [date] '{ $asked }' is a date that a spreadsheet made of a gene's symbol *[nowhere] '{ $asked }' is no gene that any of these series or the symbol table knows }
    .do = { COUNT($near) -> [0] Check the symbol *[other] { $why -> [date] Name the gene: { LIST($near, by: "or") } *[nowhere] Did you mean: { LIST($near, by: "comma") } } }
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
error-samples_not_here = { $n -> [0] no { $side -> [control] control *[case] case } sample is named [one] { $n } { $side -> [control] control *[case] case } sample is not in this series *[other] { $n } { $side -> [control] control *[case] case } samples are not in this series }
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
    .do = Name another platform table or a probe_map in the study file
error-probes_of_another_platform = none of the { $n } probes of the series is in the platform table
    .expected = ids like { LIST($listed, by: "comma") }
    .found = ids like { LIST($found, by: "comma") }
    .do = Name another platform or a probe_map in the study file
error-no_number = the expression table holds no number
    .expected = finite values
    .found = { $n } missing
    .do = Look at the file
error-no_pair = no pair arises from the field '{ $field }'
    .expected = individuals with a case and a control
    .found = { COUNT($values) -> [0] no value *[other] { LIST($values, max: 6, by: "comma") } }
    .do = Look at strip and extract, or leave pair out
error-individuals_repeated = { $n -> [one] { $n } individual has *[other] { $n } individuals have } several case or several control samples
    .expected = one case and one control each
    .found = { LIST($individuals, max: 6, by: "comma") }
    .do = They are technical replicates or several lesions: keep one of each, or say pair = false

# A run
error-no_file_of_study = there is no such file
    .do = Paths count from the study file's own folder
error-no_series = '{ $id }' is not a series
    .expected = an accession like GSE14520
    .do = For your own table add expression = "…"
error-no_platform_table = the table of platform { $platform } is not to be had ({ $why })
    .do = Bring a probe table: probe_map = "{ $platform }.tsv" (columns probe_id and symbol)
error-half_groups = { $said -> [case] 'case' is given but 'control' is not *[control] 'control' is given but 'case' is not }
    .do = Give both, or neither to have them inferred
error-groups = the groups are not sure ({ LIST($evidence, by: "sentence") })
    .do = { $case -> [absent] Say it in the study file: case = {"{"} field = "…", match = "…" {"}"} and control = {"{"} … {"}"} *[other] If this is right, say so in the study file: case = { $case } and control = { $control } }
error-same_file_names = the series '{ $one }' and '{ $other }' would have the same file names
    .do = Give one of them another id
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
