package org.encorecrm.office.imports;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.ImportKind;
import org.encorecrm.intake.Imports;
import org.encorecrm.security.Marketers;
import org.encorecrm.security.Users;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.TooLargeException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The imports so far, and a new file. */
@Controller
@RequestMapping("/customers/imports")
@Marketers
class ImportsPage {

    private static final int SHOWN = 50;

    private final Imports imports;
    private final Users users;
    private final DataSize largest;

    ImportsPage(Imports imports, Users users, @Value("${encore.imports.max-file-size:1GB}") DataSize largest) {
        this.imports = imports;
        this.users = users;
        this.largest = largest;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "customers") String kind,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Model model) {
        var found = imports.before(before, SHOWN + 1);
        var shown = found.subList(0, Math.min(SHOWN, found.size()));
        model.addAttribute("imports", shown);
        model.addAttribute(
                "next",
                found.size() > SHOWN
                        ? "/customers/imports?before=" + shown.get(SHOWN - 1).id()
                        : null);
        model.addAttribute("names", users.names());
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", List.of(ImportKind.values()));
        model.addAttribute("largest", largest.toMegabytes());
        model.addAttribute("busy", shown.stream().anyMatch(Import::running));
        return "imports/list";
    }

    /** What the list asks for while something runs. */
    @GetMapping("/now")
    String now(Model model) {
        list("customers", Long.MAX_VALUE, model);
        return "imports/list :: rows";
    }

    @PostMapping
    String upload(
            @RequestParam MultipartFile file, @RequestParam String kind, Authentication who, Model model, Locale locale)
            throws IOException {
        try (var stream = file.getInputStream()) {
            var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            var received = imports.receive(
                    ImportKind.of(kind.toLowerCase(locale)),
                    name.substring(Math.max(0, name.length() - 200)),
                    stream,
                    who.getName());
            return "redirect:/customers/imports/" + received.id();
        } catch (InvalidInputException unreadable) {
            model.addAttribute("wrong", unreadable.violations().get(0).pointer().replaceFirst("^/file/", ""));
        } catch (TooLargeException tooLarge) {
            model.addAttribute("wrong", "large");
        }
        return list(kind, Long.MAX_VALUE, model);
    }
}
