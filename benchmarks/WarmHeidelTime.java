import com.sun.management.OperatingSystemMXBean;
import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/**
 * HeidelTime in one warm Java machine, for bench_heideltime.py: reads the texts of a folder once ("0001.2024-10-22.txt", the
 * document date in the name), and at every line of standard input tags all of them and prints how many time expressions it found,
 * the elapsed and the processor time in nanoseconds (of the whole process, garbage collection and compiler threads too).
 *
 * <p>java -cp HEIDELTIME.jar WarmHeidelTime.java CONFIG.props FOLDER
 */
public class WarmHeidelTime {
    private record Text(String words, Date published) {}

    public static void main(String[] arguments) throws Exception {
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
                Language.GERMAN, DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.NO);
        List<Text> texts = read(Path.of(arguments[1]));
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        BufferedReader rounds = new BufferedReader(new InputStreamReader(System.in));
        while (rounds.readLine() != null) {
            long elapsed = System.nanoTime();
            long processor = system.getProcessCpuTime();
            long found = 0;
            for (Text text : texts) {
                found += tagger.process(text.words(), text.published()).split("<TIMEX3 ", -1).length - 1;
            }
            System.out.printf(
                    "round %d %d %d%n", found, System.nanoTime() - elapsed, system.getProcessCpuTime() - processor);
        }
    }

    private static List<Text> read(Path folder) throws Exception {
        List<Text> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Date published = java.sql.Date.valueOf(file.getFileName().toString().split("\\.")[1]);
                texts.add(new Text(Files.readString(file), published));
            }
        }
        return texts;
    }
}
